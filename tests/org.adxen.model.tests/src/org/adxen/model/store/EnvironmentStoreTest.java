// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.adxen.model.Environment;
import org.adxen.model.ModelFactory;
import org.adxen.model.Note;
import org.adxen.model.Pool;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

@SuppressWarnings("null") // chained assertions have wildcard types
public class EnvironmentStoreTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Path folder;
	private Path file;
	private EnvironmentStore store;

	@Before
	public void open() {
		folder = temporary.getRoot().toPath().resolve("environment");
		file = folder.resolve(EnvironmentStore.FILE);
		store = new EnvironmentStore(folder);
	}

	// --- saving and loading

	@Test
	public void aFirstStartIsEmptyAndTouchesNothing() throws Exception {
		assertThat(store.load().getPools()).isEmpty();
		assertThat(folder).doesNotExist();
	}

	@Test
	public void whatIsSavedComesBack() throws Exception {
		store.update(e -> {
			e.getPools().add(pool("p1", "xapi://xen-1.example"));
			Note note = ModelFactory.eINSTANCE.createNote();
			note.setPool("p1");
			note.setDomain("uuid@host");
			note.setText("two\nlines & <more> \"quotes\" é 😀");
			note.getTags().addAll(List.of("prod", "a b"));
			e.getNotes().add(note);
		});

		Environment read = store.load();
		assertThat(read.getPools().get(0).getAddress()).isEqualTo("xapi://xen-1.example");
		assertThat(read.getPools().get(0).isWatched()).isTrue();
		assertThat(read.getNotes().get(0).getText()).isEqualTo("two\nlines & <more> \"quotes\" é 😀");
		assertThat(read.getNotes().get(0).getTags()).containsExactly("prod", "a b");
		assertThat(read.getRefreshSeconds()).isEqualTo(10);
	}

	@Test
	public void eachSaveCountsTheRevisionUpAndKeepsTheId() throws Exception {
		String id = store.update(e -> e.setReadOnly(true)).getId();
		Environment second = store.update(e -> e.setReadOnly(false));

		assertThat(second.getRevision()).isEqualTo(2);
		assertThat(second.getId()).isEqualTo(id);
		assertThat(store.load().getRevision()).isEqualTo(2);
	}

	@Test
	public void theVersionBeforeIsKept() throws Exception {
		store.update(e -> e.getPools().add(pool("first", "xapi://a")));
		store.update(e -> e.getPools().add(pool("second", "xapi://b")));

		assertThat(Files.readString(folder.resolve(EnvironmentStore.PREVIOUS))).contains("first");
		assertThat(Files.readString(folder.resolve(EnvironmentStore.PREVIOUS))).doesNotContain("second");
		try (var all = Files.list(folder)) {
			assertThat(all.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder(EnvironmentStore.FILE,
					EnvironmentStore.PREVIOUS, "environment.lock");
		}
	}

	@Test
	public void anEditThatRefusesSavesNothing() throws Exception {
		store.update(e -> e.getPools().add(pool("p", "xapi://a")));
		byte[] before = Files.readAllBytes(file);

		assertThatThrownBy(() -> store.<IOException>update(e -> {
			e.getPools().clear();
			throw new IOException("no");
		})).isInstanceOf(IOException.class);

		assertThat(Files.readAllBytes(file)).isEqualTo(before);
	}

	@Test
	public void anEditIsMadeToWhatAnotherProgramSavedMeanwhile() throws Exception {
		EnvironmentStore other = new EnvironmentStore(folder);
		store.update(e -> e.getPools().add(pool("mine", "xapi://a")));
		other.update(e -> e.getPools().add(pool("others", "xapi://b")));
		store.update(e -> e.setReadOnly(true));

		assertThat(store.load().getPools()).extracting(Pool::getId).containsExactly("mine", "others");
	}

	@Test
	public void theStampTellsThatSomebodySaved() throws Exception {
		var nothing = store.stamp();
		store.update(e -> e.setReadOnly(true));
		var first = store.stamp();
		assertThat(store.stamp()).isEqualTo(first);
		new EnvironmentStore(folder).update(e -> e.setReadOnly(false));

		assertThat(nothing).isNotEqualTo(first);
		assertThat(store.stamp()).isNotEqualTo(first);
	}

	@Test
	public void whatXmlCannotHoldIsLeftOutRatherThanTheFileLost() throws Exception {
		store.update(e -> {
			Pool pool = pool("p", "xapi://a");
			pool.setLabel("bell\u0007 null\u0000 half\ud83d end");
			e.getPools().add(pool);
		});

		assertThat(store.load().getPools().get(0).getLabel()).isEqualTo("bell null half end");
	}

	@Test
	public void aSymbolicLinkStaysOne() throws Exception {
		Path real = temporary.newFolder("kept-in-git").toPath().resolve("adxen.xml");
		store.update(e -> e.getPools().add(pool("p", "xapi://a")));
		Files.move(file, real);
		Files.createSymbolicLink(file, real);

		store.update(e -> e.getPools().add(pool("q", "xapi://b")));

		assertThat(file).isSymbolicLink();
		assertThat(Files.readString(real)).contains("xapi://b");
	}

	// --- what may not be trusted

	@Test
	public void aNewerFormatIsRefusedAndLeftUntouched() throws Exception {
		String newer = "<a:Environment xmlns:a=\"http://adxen.org/model/7\" formatVersion=\"7\"><groups/></a:Environment>";
		write(newer);

		assertRefused(StoreException.Kind.NEWER_FORMAT, "7");
		assertThatThrownBy(() -> store.update(e -> e.setReadOnly(true))).isInstanceOf(StoreException.class);
		assertThat(Files.readString(file)).isEqualTo(newer);
	}

	@Test
	public void aDoctypeIsRefused() throws Exception {
		Path secret = temporary.newFile("secret").toPath();
		Files.writeString(secret, "top secret");
		write("<?xml version=\"1.0\"?><!DOCTYPE e [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
				+ environment("<pools id=\"p\" address=\"xapi://a\" label=\"&x;\"/>"));

		assertRefused(StoreException.Kind.DAMAGED, "DOCTYPE");
	}

	@Test
	public void entitiesThatGrowAreRefused() throws Exception {
		write("<!DOCTYPE e [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>" + environment("<pools id=\"&b;\"/>"));

		assertRefused(StoreException.Kind.DAMAGED, "DOCTYPE");
	}

	@Test
	public void referencesOutOfTheFileAreRefused() throws Exception {
		write(environment("<pools href=\"file:///etc/passwd#/\"/>"));
		assertRefused(StoreException.Kind.DAMAGED, "href");

		write(environment("<pools xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"x:Other\"/>"));
		assertRefused(StoreException.Kind.DAMAGED, "xsi:type");

		write(environment("<x:pools xmlns:x=\"http://127.0.0.1:1/other\"/>"));
		assertRefused(StoreException.Kind.DAMAGED, "x:pools");

		write("<a:Environment xmlns:a=\"http://adxen.org/model/1\" formatVersion=\"1\" "
				+ "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://a file:///b.ecore\"/>");
		assertRefused(StoreException.Kind.DAMAGED, "xsi:schemaLocation");
	}

	@Test
	public void whatOurFormatDoesNotHaveIsNotSilentlyLost() throws Exception {
		write(environment("<pools id=\"p\" address=\"xapi://a\" colour=\"red\"/>"));
		assertRefused(StoreException.Kind.DAMAGED, "colour");

		write(environment("<groups/>"));
		assertRefused(StoreException.Kind.DAMAGED, "groups");
	}

	@Test
	public void poolsWithoutIdWithTheSameIdOrABadAddressAreNamed() throws Exception {
		write(environment("<pools address=\"xapi://a\"/>"));
		assertRefused(StoreException.Kind.DAMAGED, "id");
		write(environment("<pools id=\"twin\" address=\"xapi://a\"/><pools id=\"twin\" address=\"xapi://b\"/>"));
		assertRefused(StoreException.Kind.DAMAGED, "twin");
		write(environment("<pools id=\"p\" address=\"not an address\"/>"));
		assertRefused(StoreException.Kind.DAMAGED, "not an address");
	}

	@Test
	public void anotherXmlFileIsNoEnvironment() throws Exception {
		write("<project/>");
		assertRefused(StoreException.Kind.DAMAGED, "project");
	}

	@Test
	public void aTornOrEmptyFileIsDamagedAndNamesTheVersionBefore() throws Exception {
		store.update(e -> e.getPools().add(pool("p", "xapi://a")));
		store.update(e -> e.getPools().add(pool("q", "xapi://b")));
		byte[] whole = Files.readAllBytes(file);

		for (int length : List.of(0, 1, whole.length / 2, whole.length - 2)) {
			Files.write(file, java.util.Arrays.copyOf(whole, length));
			assertRefused(StoreException.Kind.DAMAGED, EnvironmentStore.PREVIOUS);
			assertThatThrownBy(() -> store.update(e -> e.setReadOnly(true))).isInstanceOf(StoreException.class);
			assertThat(Files.size(file)).isEqualTo(length);
		}
	}

	@Test
	public void aFileThatIsGoneWhileTheVersionBeforeIsThereIsNoFirstStart() throws Exception {
		store.update(e -> e.getPools().add(pool("p", "xapi://a")));
		store.update(e -> e.getPools().add(pool("q", "xapi://b")));
		Files.delete(file);

		assertRefused(StoreException.Kind.DAMAGED, EnvironmentStore.PREVIOUS);
	}

	@Test
	public void aFolderInItsPlaceIsUnreadable() throws Exception {
		Files.createDirectories(file);

		assertRefused(StoreException.Kind.UNREADABLE, file.toString());
	}

	// --- older formats

	@Test
	public void theFormatOfThePreviewsIsReadWithoutBeingTouched() throws Exception {
		write(PREVIEW);

		assertThat(store.load().getPools()).extracting(Pool::getAddress).containsExactly("xapi://xen-1.example", "xapi+http://10.0.0.2");
		assertThat(Files.readString(file)).isEqualTo(PREVIEW);
	}

	@Test
	public void beforeAnOlderFormatIsSavedAnewItIsCopiedAside() throws Exception {
		write(PREVIEW);

		store.update(e -> e.getPools().add(pool("new", "xapi://c")));

		assertThat(Files.readString(file)).contains("formatVersion=\"1\"");
		assertThat(store.load().getPools()).extracting(Pool::getId).containsExactly("a", "b", "new");
		try (var all = Files.list(folder)) {
			var aside = all.filter(p -> p.getFileName().toString().matches("environment-format0-[0-9-]+\\.adxen")).toList();
			assertThat(aside).hasSize(1);
			assertThat(Files.readString(aside.get(0))).isEqualTo(PREVIEW);
		}
	}

	// --- when the disk refuses

	@Test
	public void onAFullDiskNothingIsLost() throws Exception {
		store.update(e -> e.getPools().add(pool("p", "xapi://a")));
		byte[] before = Files.readAllBytes(file);
		var full = new EnvironmentStore(folder, new AtomicFile((newFile, content, attributes) -> {
			Files.write(newFile, java.util.Arrays.copyOf(content, content.length / 2));
			throw new IOException("No space left on device");
		}));

		assertThatThrownBy(() -> full.update(e -> e.getPools().clear())).isInstanceOfSatisfying(StoreException.class, e -> {
			assertThat(e.kind()).isEqualTo(StoreException.Kind.UNWRITABLE);
			assertThat(e).hasMessageContainingAll(file.toString(), "full");
		});

		assertThat(Files.readAllBytes(file)).isEqualTo(before);
		try (var all = Files.list(folder)) {
			assertThat(all.map(p -> p.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
		}
	}

	@Test
	public void onAReallyFullDiskNothingIsLost() throws Exception {
		Path small = temporary.newFolder("small").toPath();
		assumeTrue("needs the right to mount", run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()));
		try {
			var store = new EnvironmentStore(small);
			store.update(e -> e.getPools().add(pool("p", "xapi://a")));

			assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.update(e -> {
				for (int i = 0; i < 2000; i++) {
					e.getPools().add(pool("p-" + i, "xapi://host-" + i + ".example"));
				}
			})).withMessageContaining("full");

			assertThat(store.load().getPools()).extracting(Pool::getId).containsExactly("p");
		} finally {
			run("umount", small.toString());
		}
	}

	@Test
	public void aReadOnlyFileSystemIsReadAndSaysThatItCannotBeWritten() throws Exception {
		Path readOnly = temporary.newFolder("ro").toPath();
		assumeTrue("needs the right to mount", run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", readOnly.toString()));
		try {
			var store = new EnvironmentStore(readOnly);
			store.update(e -> e.getPools().add(pool("p", "xapi://a")));
			assumeTrue(run("mount", "-o", "remount,ro", readOnly.toString()));

			assertThat(store.load().getPools()).hasSize(1);
			assertThatThrownBy(() -> store.update(e -> e.setReadOnly(true))).isInstanceOfSatisfying(StoreException.class,
					e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNWRITABLE));
		} finally {
			run("umount", readOnly.toString());
		}
	}

	@Test
	public void aFolderThatCannotBeMadeIsNamed() throws Exception {
		Path inTheWay = temporary.newFile("in-the-way").toPath();
		var store = new EnvironmentStore(inTheWay.resolve("environment"));

		assertThatThrownBy(() -> store.update(e -> e.setReadOnly(true))).isInstanceOfSatisfying(StoreException.class, e -> {
			assertThat(e.kind()).isEqualTo(StoreException.Kind.UNWRITABLE);
			assertThat(e).hasMessageContaining("in-the-way");
		});
	}

	// --- several programs

	@Test
	public void twentyProgramsRegisteringAtOnceLoseNothing() throws Exception {
		List<Process> programs = new java.util.ArrayList<>();
		for (int i = 0; i < 20; i++) {
			programs.add(OtherProgram.start(folder, "p" + i, "3"));
		}
		for (Process program : programs) {
			assertThat(program.waitFor(120, TimeUnit.SECONDS)).isTrue();
			assertThat(program.exitValue()).isZero();
		}

		Environment read = store.load();
		assertThat(read.getPools()).extracting(Pool::getId).hasSize(60);
		assertThat(read.getRevision()).isEqualTo(60);
	}

	@Test
	public void threadsOfOneProgramLoseNothingEither() throws Exception {
		try (var threads = java.util.concurrent.Executors.newFixedThreadPool(8)) {
			for (int i = 0; i < 40; i++) {
				String id = "p" + i;
				threads.submit(() -> store.update(e -> e.getPools().add(pool(id, "xapi://" + id))));
			}
		}

		assertThat(store.load().getPools()).hasSize(40);
	}

	@Test
	public void aClaimTellsWhoHasIt() throws Exception {
		Process other = OtherProgram.start(folder, "claim");
		try {
			assertThat(other.inputReader().readLine()).isEqualTo("claimed");

			var answer = WorkbenchClaim.ask(folder);

			assertThat(answer).isInstanceOfSatisfying(WorkbenchClaim.Answer.TakenBy.class,
					taken -> assertThat(taken.owner()).contains(System.getProperty("user.name"), Long.toString(other.pid())));
		} finally {
			other.destroyForcibly().waitFor();
		}
		// However it ended, its claim ended with it.
		var again = WorkbenchClaim.ask(folder);
		assertThat(again).isInstanceOf(WorkbenchClaim.Answer.Granted.class);
		((WorkbenchClaim.Answer.Granted) again).claim().close();
	}

	@Test
	public void askingTwiceInOneProgramKeepsTheClaimFromOthers() throws Exception {
		var first = (WorkbenchClaim.Answer.Granted) WorkbenchClaim.ask(folder);
		try (var claim = first.claim()) {
			assertThat(WorkbenchClaim.ask(folder)).isInstanceOf(WorkbenchClaim.Answer.TakenBy.class);

			Process other = OtherProgram.start(folder, "claim");
			try {
				assertThat(other.inputReader().readLine()).isEqualTo("taken");
			} finally {
				other.destroyForcibly().waitFor();
			}
		}
	}

	@Test
	public void aClaimThatCannotBeWrittenDownIsGivenUp() throws Exception {
		Path inTheWay = Files.createDirectories(folder.resolve("workbench.owner").resolve("x"));
		assertThatThrownBy(() -> WorkbenchClaim.ask(folder)).isInstanceOf(StoreException.class);
		Files.delete(inTheWay);
		Files.delete(inTheWay.getParent());

		var again = WorkbenchClaim.ask(folder);
		assertThat(again).isInstanceOf(WorkbenchClaim.Answer.Granted.class);
		((WorkbenchClaim.Answer.Granted) again).claim().close();
	}

	@Test
	public void anInterruptedWaitIsNotToldAsALongOne() throws Exception {
		try (var held = FileLocks.tryTake(folder.resolve("x.lock")).orElseThrow()) {
			Thread.currentThread().interrupt();
			assertThatThrownBy(() -> FileLocks.take(folder.resolve("x.lock"), Duration.ofSeconds(20)))
					.isInstanceOf(StoreException.class).hasMessageContaining("broken off").hasMessageNotContaining("seconds");
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	// --- words

	private static final String PREVIEW = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			+ "<adxen:Environment xmlns:adxen=\"http://adxen.org/model\" id=\"e\">\n"
			+ "  <hosts id=\"a\" url=\"https://xen-1.example\" user=\"root\"/>\n"
			+ "  <hosts id=\"b\" url=\"http://10.0.0.2\" user=\"root\"/>\n</adxen:Environment>\n";

	private void assertRefused(StoreException.Kind kind, String word) {
		assertThatThrownBy(store::load).isInstanceOfSatisfying(StoreException.class, e -> {
			assertThat(e.kind()).isEqualTo(kind);
			assertThat(e).hasMessageContainingAll(file.toString(), word);
		});
	}

	private static String environment(String content) {
		return "<a:Environment xmlns:a=\"http://adxen.org/model/1\" formatVersion=\"1\" id=\"e\">" + content + "</a:Environment>";
	}

	private void write(String xml) throws IOException {
		Files.createDirectories(folder);
		Files.writeString(file, xml);
	}

	static Pool pool(String id, String address) {
		Pool pool = ModelFactory.eINSTANCE.createPool();
		pool.setId(id);
		pool.setAddress(address);
		return pool;
	}

	private static boolean run(String... command) throws IOException, InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
					.waitFor() == 0;
		} catch (IOException e) {
			return false;
		}
	}
}
