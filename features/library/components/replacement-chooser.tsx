"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { PictureChooser } from "@/features/writing/components/picture-chooser";
import { Uploads } from "@/features/writing/components/uploads";
import { useUploads } from "@/features/writing/components/use-uploads";
import type { Locale } from "@/i18n/routing";
import { libraryPaths } from "../paths";

/** The picture that is to stand in place of another: a file of one's own, or one of the library. */
export function ReplacementChooser({ desk, old }: { desk: Locale; old: string }) {
  const t = useTranslations("ReplacementChooser");
  const router = useRouter();
  const { uploads, send, drop } = useUploads(desk, desk);
  const go = (hash: string) => router.push(libraryPaths.replace(desk, old, hash));
  return (
    <section className="media-choose" aria-labelledby="choose">
      <h2 id="choose" className="desk-heading">
        {t("title")}
      </h2>
      <Field
        id="replacement-file"
        type="file"
        label={t("file")}
        accept="image/*,.heic,.heif"
        onChange={({ target }) =>
          void send([...(target.files ?? [])].slice(0, 1), ({ hash }) => go(hash))
        }
      />
      <Uploads uploads={uploads} drop={drop} />
      <h3>{t("library")}</h3>
      <PictureChooser locale={desk} choose={({ hash }) => go(hash)} />
    </section>
  );
}
