// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/** The keys for which {@code xl} 4.17 refuses all but certain values, each only for the types of domain it reads it for. */
final class ChoiceCheck {

	private static final Set<DomainType> ALL = EnumSet.allOf(DomainType.class);
	private static final Set<DomainType> HVM = EnumSet.of(DomainType.HVM);
	/** Deprecated numbers of the words are these long. */
	private static final Set<String> BY_NUMBER = Set.of("tsc_mode", "timer_mode", "altp2m");
	private static final Set<String> CASE_MATTERS = Set.of("vga", "device_model_version", "ms_vm_genid");

	private record Choice(String key, Set<DomainType> types, List<String> words) {
	}

	private static final List<Choice> CHOICES = List.of(
			new Choice("tsc_mode", ALL, List.of("default", "always_emulate", "native", "native_paravirt")),
			new Choice("timer_mode", EnumSet.of(DomainType.PVH, DomainType.HVM), List.of("delay_for_missed_ticks",
					"no_delay_for_missed_ticks", "no_missed_ticks_pending", "one_missed_tick_pending")),
			new Choice("altp2m", ALL, List.of("disabled", "mixed", "external", "limited")),
			new Choice("passthrough", ALL, List.of("default", "disabled", "enabled", "sync_pt", "share_pt")),
			new Choice("device_model_version", ALL, List.of("qemu-xen", "qemu-xen-traditional")),
			new Choice("gic_version", ALL, List.of("default", "v2", "v3")),
			new Choice("tee", ALL, List.of("none", "optee")), //
			new Choice("vuart", ALL, List.of("unknown", "sbsa_uart")),
			new Choice("bios", HVM, List.of("rombios", "seabios", "ovmf", "unknown")),
			new Choice("vga", HVM, List.of("stdvga", "cirrus", "none", "qxl")),
			new Choice("hdtype", HVM, List.of("ide", "ahci")),
			new Choice("vendor_device", HVM, List.of("none", "xenserver")),
			new Choice("ms_vm_genid", HVM, List.of("generate", "none")),
			new Choice("gfx_passthru", HVM, List.of("default", "igd")));

	private static final Set<String> ENLIGHTENMENTS = Set.of("base", "freq", "time_ref_count", "reference_tsc",
			"hcall_remote_tlb_flush", "apic_assist", "crash_ctl", "synic", "stimer", "hcall_ipi", "ex_processor_masks",
			"no_vp_limit", "cpu_hotplug");
	private static final Pattern IRQ = Pattern.compile("\\s*\\+?0*[0-9]{1,10}");
	private static final Pattern PORTS = Pattern.compile("\\s*\\+?(?:0[xX])?[0-9a-fA-F]+(?:-\\s*\\+?(?:0[xX])?[0-9a-fA-F]+)?");
	private static final Pattern IOMEM = Pattern
			.compile("\\s*(?:0[xX])?[0-9a-fA-F]+,\\s*(?:0[xX])?[0-9a-fA-F]+(?:@\\s*(?:0[xX])?[0-9a-fA-F]+)?");

	private final KeyReader read;
	private final DomainType type;

	ChoiceCheck(KeyReader read, DomainType type) {
		this.read = read;
		this.type = type;
	}

	void check() {
		if (type == DomainType.PV && read.text("timer_mode") != null)
			read.error("timer_mode", "xl refuses `timer_mode' for a PV domain; remove it.");
		for (var choice : CHOICES)
			if (choice.types.contains(type))
				check(choice);
		for (String key : List.of("max_grant_frames", "max_maptrack_frames", "max_grant_version"))
			if (read.keys().entry(key) != null && !between(read.number(key), 0, Integer.MAX_VALUE))
				read.error(key, "xl refuses this value of `" + key + "'; write a number from 0 to " + Integer.MAX_VALUE + ".");
		for (String key : List.of("device_model_args", "device_model_args_pv", "device_model_args_hvm"))
			if (read.text(key) != null)
				read.error(key, "xl refuses `" + key + "' unless it is a list; write [ \"ARG\", ... ].");
		items("irqs", IRQ, "a number in decimal digits");
		items("ioports", PORTS, "hexadecimal ports, such as 3f8-3ff");
		items("iomem", IOMEM, "hexadecimal page numbers, such as b8000,1");
		if (type == DomainType.HVM)
			checkHvm();
	}

	private void checkHvm() {
		if (read.number("mmio_hole") instanceof Long hole && !between(hole, 256, 3840))
			read.error("mmio_hole", "xl refuses this size; write one from 256 to 3840 MiB.");
		if (read.text("mca_caps") != null)
			read.error("mca_caps", "xl refuses `mca_caps' unless it is a list; write [ \"lmce\" ].");
		for (var item : read.items("mca_caps"))
			if (!"lmce".equals(item.atom()))
				read.problems().error(item.position(), "mca_caps", "xl knows only \"lmce\" here; remove `" + item.atom() + "'.");
		for (var item : read.items("viridian"))
			if (item.atom() instanceof String word && !word.equals("all") && !word.equals("defaults")
					&& !ENLIGHTENMENTS.contains(word.startsWith("!") ? word.substring(1) : word))
				read.problems().error(item.position(), "viridian",
						"xl knows no enlightenment `" + word + "'; write 1, or names of xl.cfg(5) such as \"base\".");
	}

	private void check(Choice choice) {
		String key = choice.key;
		var text = read.text(key);
		if (text == null)
			return;
		var number = read.number(key);
		if (number != null && BY_NUMBER.contains(key)) {
			if (!between(number, 0, choice.words.size() - 1))
				refuse(choice, text);
			else
				read.warning(key, "A number for `" + key + "' is deprecated; write \"" + choice.words.get(number.intValue()) + "\".");
		} else if (number == null || !key.equals("gfx_passthru")) {
			boolean caseMatters = CASE_MATTERS.contains(key);
			if (choice.words.stream().noneMatch(w -> caseMatters ? w.equals(text) : w.equalsIgnoreCase(text)))
				refuse(choice, text);
		}
	}

	private void refuse(Choice choice, String text) {
		read.error(choice.key, "xl refuses `" + choice.key + "' = \"" + text + "\"; write one of: "
				+ String.join(", ", choice.words) + ".");
	}

	private void items(String key, Pattern pattern, String wanted) {
		for (var item : read.items(key))
			if (item.atom() instanceof String text && !pattern.matcher(text).matches())
				read.problems().error(item.position(), key, "xl cannot read `" + text + "' in `" + key + "'; write " + wanted + ".");
	}

	private static boolean between(@Nullable Long number, long least, long most) {
		return number != null && number >= least && number <= most;
	}
}
