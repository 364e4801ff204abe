import { getTranslations } from "next-intl/server";
import { answeredFile } from "@/features/importing/write/answered-file";
import { reviewOf } from "@/features/review-file/data";
import { receiveReview } from "@/features/review-file/write/receive-review";
import { answeredStaff } from "@/features/staff/http/staff-request";
import { isLocale } from "@/i18n/routing";

type Context = RouteContext<"/[locale]/staff/stories/[document]/word">;

/** A story in all its languages as a Word document to be reviewed: `?as=docx`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, document } = await params;
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  return answeredStaff(request, async () => {
    // An address that is followed by chance makes no document.
    if (new URL(request.url).searchParams.get("as") !== "docx") {
      return Response.json({ ok: false, code: "invalid" }, { status: 400 });
    }
    const t = await getTranslations({ locale, namespace: "ReviewFile" });
    const words = { about: t("inFile"), passage: t("passage") };
    const { name, bytes } = await reviewOf(document, words);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Content-Disposition": `attachment; filename="${name}"`,
        "Cache-Control": "private, no-store",
      },
    });
  });
}

/** Takes the document back: the body is the file. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { document } = await params;
  return answeredFile(request, async (userId) => ({
    report: await receiveReview({ userId }, document, request),
  }));
}
