import { importReportSchema } from "@/features/importing/report/import-report";
import type { Remark } from "@/features/importing/report/remark";
import type { Prisma } from "@/generated/prisma/client";
import type { Transaction } from "@/lib/db/editorial";
import type { MissingPictures } from "./missing-pictures";

/** Notes with an imported page which of its pictures are missing still, and how many came in now. */
export async function noteLeft(
  tx: Transaction,
  page: { id: string; report: unknown },
  left: MissingPictures,
  came: number,
): Promise<void> {
  const report = importReportSchema.safeParse(page.report).data;
  const picture = report?.counts.picture;
  if (report && picture) {
    const counted = Math.min(came, picture.missing);
    report.counts.picture = {
      ...picture,
      imported: picture.imported + counted,
      missing: picture.missing - counted,
    };
    const isOfMissing = ({ code }: Remark) =>
      code === "picture-missing" || code === "picture-failed";
    // One for all that are left: which of the two was said of each is not known any more.
    const first = report.remarks.findIndex(isOfMissing);
    report.remarks = report.remarks.flatMap((remark, at) => {
      if (!isOfMissing(remark)) return [remark];
      const places = left.slice(0, 20).map(({ name }) => ({ words: name.slice(0, 120) }));
      return at === first && left.length > 0 ? [{ ...remark, count: left.length, places }] : [];
    });
  }
  await tx.importedPage.update({
    where: { id: page.id },
    data: { missing: left, ...(report ? { report: report as Prisma.InputJsonValue } : {}) },
  });
}
