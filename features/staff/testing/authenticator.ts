import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/browser";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/** A device with one passkey (WebAuthn level 3, 6.1), which says of itself what a test wants. */

const flags = { present: 0x01, verified: 0x04, withKey: 0x40 };

const url64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

export function newAuthenticator(origin: string) {
  const id = randomBytes(16);
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const coordinate = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
  const coseKey = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]) as Map<number, number>,
  );

  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  function authenticatorData(verified: boolean, counter: number, more: Uint8Array[] = []): Buffer {
    const bits =
      flags.present | (verified ? flags.verified : 0) | (more.length > 0 ? flags.withKey : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const rp = createHash("sha256").update(new URL(origin).hostname).digest();
    return Buffer.concat([rp, Buffer.from([bits]), count, ...more]);
  }

  const common = { id: url64(id), rawId: url64(id), type: "public-key" as const };

  return {
    register(challenge: string, verified: boolean): RegistrationResponseJSON {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const credential = [Buffer.alloc(16), length, id, coseKey];
      const attestation = isoCBOR.encode(
        new Map<string, unknown>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", new Uint8Array(authenticatorData(verified, 0, credential))],
        ]) as Map<string, string>,
      );
      return {
        ...common,
        clientExtensionResults: {},
        response: {
          clientDataJSON: url64(clientData("webauthn.create", challenge)),
          attestationObject: url64(attestation),
          transports: ["internal"],
        },
      };
    },
    authenticate(challenge: string, verified: boolean, counter = 0): AuthenticationResponseJSON {
      const client = clientData("webauthn.get", challenge);
      const data = authenticatorData(verified, counter);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      return {
        ...common,
        clientExtensionResults: {},
        response: {
          clientDataJSON: url64(client),
          authenticatorData: url64(data),
          signature: url64(sign("sha256", signed, privateKey)),
        },
      };
    },
  };
}
