export type LockHolder = {
  pid: number;
  hostname: string;
  startTime?: string;
  nonce?: string;
  note?: string;
};

export type Lock = { annotate: (note: string) => void; release: () => void };

export type LockOptions = {
  /** The sentence for the person when someone alive holds the lock. */
  refusal?: (holder: LockHolder) => string;
  /** Given: wait for the lock instead of refusing; called once when there is something to wait for. */
  wait?: (holder: LockHolder) => void;
  /** Kept in the file for whoever is refused. */
  note?: string;
};

export function takeLock(file: string, options: LockOptions): Promise<Lock>;
export function lockHolder(file: string): LockHolder | undefined;
