import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { DeletePart } from "@/features/library/components/delete-part";
import { MediaFacts } from "@/features/library/components/media-facts";
import { MediaFiles } from "@/features/library/components/media-files";
import { MediaWords } from "@/features/library/components/media-words";
import { OffersForm } from "@/features/library/components/offers-form";
import { UsesTable } from "@/features/library/components/uses-table";
import { calledIn } from "@/features/library/list/called";
import { typeName } from "@/features/library/list/type-name";
import { loadMedia } from "@/features/library/loaders";
import { libraryPaths } from "@/features/library/paths";
import { signOf } from "@/features/library/uses/sign";
import { proposedFields } from "@/features/library/words/fields";
import { paths } from "@/features/publication/routes/paths";
import { requireStaff } from "@/features/staff/sign-in/session";
import { LeadFocus } from "@/features/writing/components/lead-focus";
import { isoDay } from "@/i18n/dates";
import { pageLocale } from "@/i18n/locale";
import { languages } from "@/i18n/routing";

export const instant = false;

type Props = PageProps<"/[locale]/staff/media/[picture]">;

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff(await pageLocale());
  return { title: (await getTranslations("MediaItem"))("title") };
}

/** One picture or file: what is said of it, where it is used, and what can be done with it. */
export default async function Page({ params }: Props) {
  const locale = await pageLocale();
  const loaded = await loadMedia(locale, (await params).picture);
  const { media, picture, day, uses, moreUses, offers, titles, mayReplace, mayDelete } = loaded;
  const t = await getTranslations("MediaItem");
  const { words, locale: of } = calledIn(locale, media);
  const isPicture = media.kind === "PICTURE";
  return (
    <>
      <div className="desk-title">
        <h1 lang={of && of !== locale ? languages[of].tag : undefined}>{words || t("nameless")}</h1>
        <a className="button" href={libraryPaths.list(locale)}>
          {t("back")}
        </a>
      </div>
      <div className="media-item">
        <div className="media-item-picture">
          {picture ? (
            <ClientMessages namespaces={["LeadFocus"]}>
              <LeadFocus picture={picture} />
            </ClientMessages>
          ) : (
            <a className="media-type media-type-large" href={paths.file(media.hash, media.mime)}>
              {typeName(media.mime)}
              <span className="media-open">{t("openFile")}</span>
            </a>
          )}
        </div>
        <div>
          <MediaFacts desk={locale} media={media} day={day} />
          {isPicture && mayReplace && (
            <p className="media-item-replace">
              <a className="button" href={libraryPaths.replace(locale, media.hash)}>
                {t("replace")}
              </a>
              <span className="desk-soft desk-small">{t("replaceHint")}</span>
            </p>
          )}
        </div>
      </div>
      <ClientMessages namespaces={["EditorialReasons", "Licences", "MediaWords"]}>
        <MediaWords
          desk={locale}
          hash={media.hash}
          isPicture={isPicture}
          texts={media.texts}
          licence={media.licence}
          licenceUntil={media.licenceUntil ? isoDay(media.licenceUntil) : ""}
          language={media.language ?? ""}
        />
      </ClientMessages>
      {offers.texts.length > 0 && (
        <section className="desk-part" aria-labelledby="offers">
          <h2 id="offers">{t("offers")}</h2>
          <p>{t("offersWhat")}</p>
          <ClientMessages
            namespaces={["EditorialReasons", "OffersForm", "StoryFrame", "TextState"]}
          >
            <OffersForm
              desk={locale}
              fields={proposedFields}
              offers={offers}
              titles={Object.fromEntries(titles)}
            />
          </ClientMessages>
        </section>
      )}
      <UsesTable
        desk={locale}
        uses={uses}
        more={moreUses}
        titles={titles}
        earlier={loaded.earlier}
      />
      {isPicture && picture && <MediaFiles desk={locale} picture={picture} files={loaded.files} />}
      {mayDelete && (
        <ClientMessages namespaces={["DeletePart", "EditorialReasons"]}>
          <DeletePart
            desk={locale}
            hash={media.hash}
            confirmed={signOf(uses)}
            uses={uses.map((use) => ({
              id: `${use.documentId} ${use.locale}`,
              title: use.title,
              locale: use.locale,
              stands: use.live ? "live" : use.editorial === "SCHEDULED" ? "scheduled" : "draft",
            }))}
            isTooMany={moreUses}
          />
        </ClientMessages>
      )}
    </>
  );
}
