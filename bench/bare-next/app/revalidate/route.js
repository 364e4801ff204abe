import { revalidateTag } from "next/cache";

/** What a publish calls. */
export function POST() {
  revalidateTag("story", { expire: 0 });
  return new Response(null, { status: 204 });
}
