import { addToLibrary } from "@/features/editorial/pictures/library";
import { receivePicture } from "@/features/media/pictures/receive";
import { answeredStaff } from "@/features/staff/http/staff-request";
import { libraryPictures } from "@/features/writing/data";
import { isLocale } from "@/i18n/routing";

/**
 * Takes a picture in: the body is the file. `language` names the language in
 * which its words, should it be known already, are given back.
 */
export function POST(request: Request): Promise<Response> {
  return answeredStaff(request, async ({ userId }) => {
    const language = new URL(request.url).searchParams.get("language") ?? undefined;
    if (!isLocale(language)) return Response.json({ ok: false, code: "invalid" }, { status: 400 });
    const received = await receivePicture(request.body, userId);
    if ("fault" in received) {
      return Response.json({ ok: false, code: received.fault }, { status: 422 });
    }
    await addToLibrary(received.original);
    const [picture] = await libraryPictures([received.original.hash], language);
    return Response.json({ ok: true, picture });
  });
}
