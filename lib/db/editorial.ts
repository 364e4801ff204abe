import type { Prisma } from "@/generated/prisma/client";
import { clientFor } from "./client";

/** The owner's connection, for what staff, the seed and commands do. */
export const editorialDb = () => clientFor("DATABASE_URL");

/** A transaction on it: what functions that write take as first argument. */
export type Transaction = Prisma.TransactionClient;
