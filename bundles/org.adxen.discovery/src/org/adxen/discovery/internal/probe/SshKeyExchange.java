// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.probe;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.List;

import org.adxen.discovery.Contact.Conversation;
import org.adxen.discovery.Fingerprint;

/**
 * Goes as far into SSH as it takes to be shown the host key, then hangs up, as ssh-keyscan(1) does: RFC 4253 §7 (key exchange), §8
 * (Diffie-Hellman), RFC 5656 §4 (elliptic curves), RFC 8731 (Curve25519). The server's proof is not checked, as nothing is
 * said to it.
 */
final class SshKeyExchange {

	private static final int KEXINIT = 20;
	private static final int KEX_REQUEST = 30;
	private static final int KEX_REPLY = 31;
	private static final int MOST_PACKET = 35_000; // RFC 4253 §6.1
	private static final int MOST_PACKETS = 8;

	/** In our order; the last two for servers that were old when XenServer 6 was new. */
	private static final List<String> EXCHANGES = List.of("curve25519-sha256", "curve25519-sha256@libssh.org", "ecdh-sha2-nistp256",
			"diffie-hellman-group14-sha256", "diffie-hellman-group14-sha1");
	/** In the order of OpenSSH, so that the key is the one that known_hosts has. */
	private static final String KEYS = "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256,ssh-rsa";
	private static final String CIPHERS = "aes128-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com,chacha20-poly1305@openssh.com,"
			+ "aes128-cbc,3des-cbc";
	private static final String MACS = "hmac-sha2-256,hmac-sha2-512,hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha1";

	/** RFC 3526 §3: the prime of group 14. */
	private static final BigInteger GROUP_14 = new BigInteger("FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
			+ "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6"
			+ "F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD96"
			+ "1C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF0"
			+ "6F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AACAA68FFFFFFFFFFFFFFFF", 16);

	private final DataInputStream in;
	private final DataOutputStream out;

	/** The server's identification was read already. */
	SshKeyExchange(Conversation conversation) {
		this.in = new DataInputStream(conversation.in());
		this.out = new DataOutputStream(conversation.out());
	}

	Fingerprint hostKey() throws IOException {
		out.write("SSH-2.0-AdXen_discovery\r\n".getBytes(StandardCharsets.US_ASCII));
		send(proposal());
		String exchange = agreed(await(KEXINIT));
		send(request(exchange));
		byte[] key = string(await(KEX_REPLY));
		String type = new String(string(ByteBuffer.wrap(key)), StandardCharsets.US_ASCII);
		if (!type.matches("[a-z0-9@.-]{1,64}")) {
			throw new IOException("no key");
		}
		return new Fingerprint(type, Certificates.sha256(key));
	}

	private static byte[] proposal() throws IOException {
		var cookie = new byte[16];
		new SecureRandom().nextBytes(cookie);
		var bytes = new ByteArrayOutputStream();
		var data = new DataOutputStream(bytes);
		data.writeByte(KEXINIT);
		data.write(cookie);
		for (String names : List.of(String.join(",", EXCHANGES), KEYS, CIPHERS, CIPHERS, MACS, MACS, "none", "none", "", "")) {
			writeString(data, names.getBytes(StandardCharsets.US_ASCII));
		}
		data.writeByte(0); // no guess follows
		data.writeInt(0);
		return bytes.toByteArray();
	}

	private static String agreed(ByteBuffer theirs) throws IOException {
		theirs.position(Math.min(theirs.limit(), theirs.position() + 16)); // the cookie
		List<String> offered = Arrays.asList(new String(string(theirs), StandardCharsets.US_ASCII).split(","));
		return EXCHANGES.stream().filter(offered::contains).findFirst().orElseThrow(() -> new IOException("no key exchange in common"));
	}

	private static byte[] request(String exchange) throws IOException {
		var bytes = new ByteArrayOutputStream();
		var data = new DataOutputStream(bytes);
		data.writeByte(KEX_REQUEST);
		try {
			writeString(data, exchange.startsWith("curve25519") ? curve25519() : exchange.startsWith("ecdh") ? nist256() : group14());
		} catch (GeneralSecurityException e) {
			throw new IOException(e);
		}
		return bytes.toByteArray();
	}

	private static byte[] curve25519() throws GeneralSecurityException {
		var key = (XECPublicKey) KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic();
		byte[] big = fixed(key.getU(), 32);
		for (int i = 0; i < 16; i++) { // RFC 7748 §5 is little-endian
			byte swapped = big[i];
			big[i] = big[31 - i];
			big[31 - i] = swapped;
		}
		return big;
	}

	private static byte[] nist256() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		ECPoint point = ((ECPublicKey) generator.generateKeyPair().getPublic()).getW();
		return ByteBuffer.allocate(65).put((byte) 4).put(fixed(point.getAffineX(), 32)).put(fixed(point.getAffineY(), 32)).array();
	}

	private static byte[] group14() {
		return BigInteger.TWO.modPow(new BigInteger(512, new SecureRandom()), GROUP_14).toByteArray();
	}

	private static byte[] fixed(BigInteger number, int length) {
		byte[] bytes = number.toByteArray();
		var fixed = new byte[length];
		int used = Math.min(length, bytes.length);
		System.arraycopy(bytes, bytes.length - used, fixed, length - used, used);
		return fixed;
	}

	/** RFC 4253 §6: length, length of the padding, payload, padding to a multiple of eight. */
	private void send(byte[] payload) throws IOException {
		int padding = 8 - (payload.length + 5) % 8;
		padding += padding < 4 ? 8 : 0;
		var packet = ByteBuffer.allocate(5 + payload.length + padding);
		packet.putInt(1 + payload.length + padding).put((byte) padding).put(payload);
		out.write(packet.array());
		out.flush();
	}

	/** The next message of that type, without its type; ignores the few that may come between. */
	private ByteBuffer await(int type) throws IOException {
		for (int i = 0; i < MOST_PACKETS; i++) {
			int length = in.readInt();
			if (length < 2 || length > MOST_PACKET) {
				throw new IOException("no packet");
			}
			var packet = new byte[length];
			in.readFully(packet);
			int padding = packet[0] & 0xff;
			if (padding + 2 > length) {
				throw new IOException("no packet");
			}
			if (packet[1] == type) {
				return ByteBuffer.wrap(packet, 2, length - padding - 2);
			}
		}
		throw new IOException("something else than key exchange");
	}

	private static byte[] string(ByteBuffer from) throws IOException {
		if (from.remaining() < 4) {
			throw new IOException("cut short");
		}
		int length = from.getInt();
		if (length < 0 || length > from.remaining()) {
			throw new IOException("cut short");
		}
		var bytes = new byte[length];
		from.get(bytes);
		return bytes;
	}

	private static void writeString(DataOutputStream data, byte[] bytes) throws IOException {
		data.writeInt(bytes.length);
		data.write(bytes);
	}
}
