import { createHash } from "node:crypto";

/** The same seed and name give the same numbers, everywhere and always. */
export class Random {
  #state: Uint32Array;

  constructor(...names: (string | number)[]) {
    const digest = createHash("sha256").update(names.join("\0")).digest();
    this.#state = new Uint32Array(4).map((_, index) => digest.readUInt32LE(index * 4));
  }

  /** From 0 to below 1. (xoshiro128**, prng.di.unimi.it) */
  next(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#state;
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const third = c ^ a;
    const fourth = d ^ b;
    this.#state.set([a ^ fourth, b ^ third, third ^ (b << 9), rotate(fourth, 11)]);
    return (result >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  one<T>(items: readonly [T, ...T[]]): T {
    return items[this.between(0, items.length - 1)] ?? items[0];
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}

const rotate = (value: number, by: number) => (value << by) | (value >>> (32 - by));

/** A UUID that follows from names, so that the same corpus has the same ids. */
export function idOf(...names: (string | number)[]): string {
  const hex = createHash("sha256").update(names.join("\0")).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
