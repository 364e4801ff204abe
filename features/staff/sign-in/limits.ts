import type { Limit } from "@/lib/rate-limit";

const minute = 60;
const hour = 60 * minute;

/** What may be tried how often. By account and by address: a guesser has many of one or of the other. */
export const limits = {
  signInAccount: { attempts: 10, seconds: 15 * minute },
  signInAddress: { attempts: 60, seconds: 15 * minute },
  code: { attempts: 8, seconds: 15 * minute },
  passkey: { attempts: 60, seconds: 15 * minute },
  resetAccount: { attempts: 3, seconds: hour },
  resetAddress: { attempts: 20, seconds: hour },
  link: { attempts: 30, seconds: 15 * minute },
  password: { attempts: 10, seconds: 15 * minute },
} as const satisfies Record<string, Limit>;
