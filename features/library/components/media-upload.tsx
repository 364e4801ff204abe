"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type DragEvent, useState } from "react";
import { Uploads } from "@/features/writing/components/uploads";
import { useUploads } from "@/features/writing/components/use-uploads";
import type { Locale } from "@/i18n/routing";

/** Takes files into the library: dropped here, or chosen. */
export function MediaUpload({ desk }: { desk: Locale }) {
  const t = useTranslations("MediaUpload");
  const router = useRouter();
  const { uploads, send, drop } = useUploads(desk, desk);
  const [over, setOver] = useState(false);
  const [added, setAdded] = useState(0);
  const take = async (files: File[]) => {
    if (files.length === 0) return;
    setAdded(0);
    const more = () => setAdded((count) => count + 1);
    await send(files, more, more);
    router.refresh();
  };
  const onDrag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever drops nothing presses the button in it
    <div
      className={over ? "media-upload is-over" : "media-upload"}
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={(event) => {
        onDrag(event);
        void take([...event.dataTransfer.files]);
      }}
    >
      <input
        id="media-files"
        className="visually-hidden"
        type="file"
        multiple
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      <label htmlFor="media-files" className="button">
        {t("choose")}
      </label>
      <p className="desk-soft desk-small">{t("hint")}</p>
      <Uploads uploads={uploads} drop={drop} />
      <p className="desk-small" role="status">
        {added > 0 && t("added", { count: added })}
      </p>
    </div>
  );
}
