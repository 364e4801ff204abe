import { chmod, readdir } from "node:fs/promises";
import type { Server } from "node:http";
import path from "node:path";

/**
 * Beside the port that all fronts of a machine share, each listens where it
 * alone answers: a receipt is to ask every one of them. The addresses are Unix
 * sockets in one folder, which only the account of the site may open; the name
 * says which front it is and which process, because while one takes over from
 * another both answer readers.
 */

const nameOf = (number: number, process: number) => `front-${number}.${process}`;
const pattern = /^front-(\d+)\.\d+$/;

/** @param number of the front, from 1 on */
export const privateAddress = (folder: string, number: number, pid = process.pid): string =>
  path.join(folder, nameOf(number, pid));

/** Closing the server takes the address away. */
export async function listenPrivately(server: Server, address: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => {
      server.removeListener("error", reject);
      resolve();
    });
  });
  await chmod(address, 0o600);
}

/**
 * The addresses of all fronts of this machine.
 *
 * @param count how many there should be
 * @returns undefined in the place of each that should be there and is not
 */
export async function frontAddresses(
  folder: string,
  count: number,
): Promise<(string | undefined)[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const found = names.flatMap((name) => {
    const [, number] = pattern.exec(name) ?? [];
    return number ? [{ number: Number(number), address: path.join(folder, name) }] : [];
  });
  const there = new Set(found.map(({ number }) => number));
  const missing = Array.from({ length: count }, (_, index) => index + 1)
    .filter((number) => !there.has(number))
    .map(() => undefined);
  return [...found.map(({ address }) => address), ...missing];
}
