import { z } from "zod";
import { longestPassword } from "@/features/staff/own-account/password-length";
import { neededLine } from "@/lib/text/fields";
import { asTyped } from "@/lib/text/input";
import { staffRoles } from "./policy";

/** An address is kept in lower case: nobody means two people by two spellings. */
export const emailSchema = z
  .string()
  .max(1000)
  .transform((typed) => asTyped(typed).toLowerCase())
  .pipe(z.email().max(254));

export const nameSchema = neededLine(100);

/** As typed; what is wrong with a new one is `passwordFault`'s to say. */
export const passwordSchema = z.string().max(longestPassword * 4);

export const roleSchema = z.enum(staffRoles);

/** Where to go afterwards: judged by `safeNext` when it is used. */
export const nextSchema = z.string().max(2000).optional();

/** What an authenticator answers; what it is worth is judged where it is verified. */
export const credentialSchema = <T>() =>
  z.custom<T>(
    (value) => typeof value === "object" && value !== null && "id" in value && "response" in value,
  );
