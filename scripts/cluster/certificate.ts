import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/** The site's name, as deploy/nginx/newsroom.conf has it. */
export const siteName = "news.example.com";

/** Where key and certificate lie, named as in deploy/nginx, and the certificate as an authority for clients. */
export type Certificate = { folder: string; file: string };

/**
 * A certificate for the site's name that nobody has signed but itself.
 *
 * @throws OperatorError where openssl is not installed
 */
export function makeCertificate(folder: string): Certificate {
  const place = path.join(folder, "certificates");
  mkdirSync(place, { recursive: true });
  const file = path.join(place, "fullchain.pem");
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const names = ["-subj", `/CN=${siteName}`, "-addext", `subjectAltName=DNS:${siteName}`];
  const files = ["-keyout", path.join(place, "privkey.pem"), "-out", file];
  try {
    execFileSync("openssl", ["req", "-x509", "-days", "2", ...key, ...names, ...files], {
      stdio: "pipe",
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new OperatorError("There is no openssl for the test: install Debian's openssl.");
  }
  return { folder: place, file };
}
