import { TookTooLong } from "@/lib/within";
import { databaseAnswers } from "@/server/front/pages/database-guard";

/**
 * What is answered in place of a page whose render failed: 503 where another
 * try may do (the database is away, or it took too long), else 500. While the
 * database is away nothing is reported: every page would say the same.
 *
 * @param report told of it otherwise
 */
export async function statusOfFailure(
  error: unknown,
  report: (error: unknown) => void,
): Promise<{ status: 500 | 503 }> {
  if (!(await databaseAnswers())) return { status: 503 };
  report(error);
  return { status: error instanceof TookTooLong ? 503 : 500 };
}
