import { useTranslations } from "next-intl";
import type { Notification } from "@/features/notifications/data";
import { linkOf } from "@/features/notifications/events/links";
import { sentenceValues } from "@/features/notifications/events/sentence";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = { desk: Locale; notifications: Notification[] };

/** What somebody is told, the newest first; each leads to where it is to be done. */
export function NotificationList({ desk, notifications }: Props) {
  const t = useTranslations("Notifications");
  if (notifications.length === 0) return <p className="desk-soft">{t("none")}</p>;
  return (
    <ul className="rows notifications">
      {notifications.map((each) => {
        const { id, kind, words, createdAt, read } = each;
        return (
          <li key={id} className={read ? undefined : "is-unread"}>
            <span>
              {!read && <span className="visually-hidden">{t("unread")} </span>}
              <a href={linkOf(desk, each)}>{t(`kind.${kind}`, sentenceValues(each, desk, t))}</a>
              {words && (
                <q className="notification-words" dir="auto">
                  {words}
                </q>
              )}
              <span className="desk-soft desk-small rows-note">
                <time dateTime={createdAt.toISOString()}>{formatInstant(desk, createdAt)}</time>
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
