import { publishedMedia } from "@/features/publication/media/data";

/** Whether readers are shown a picture, whichever of its renditions. */
export const isPublicPicture = async (hash: string): Promise<boolean> =>
  (await publishedMedia({ hash, file: "480.jpg", kind: "rendition", mime: "" })) !== undefined;
