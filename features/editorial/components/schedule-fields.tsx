"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/desk/field";
import { instantOf, type ZonedTime } from "@/features/editorial/schedules/zoned-time";
import { newsroomTimeZone } from "@/i18n/routing";

/** A time that somebody named; none: at once. */
export type When = ZonedTime;

type Props = { when: When | undefined; change: (when: When | undefined) => void };

/** Zones of the newsroom and its readers; any other can be typed. */
const zones = [newsroomTimeZone, "Europe/Moscow", "Europe/Berlin", "America/New_York", "UTC"];

/** At once, or at a time in a zone: one that never comes or comes twice is said while it is typed. */
export function ScheduleFields({ when, change }: Props) {
  const t = useTranslations("ScheduleFields");
  const reasons = useTranslations("EditorialReasons");
  const [kept, setKept] = useState<When>({ localTime: "", zone: newsroomTimeZone });
  const found = kept.localTime ? instantOf(kept) : undefined;
  const reason = found && "reasons" in found ? found.reasons[0] : undefined;
  // Asked for as soon as a time comes twice, and shown while one is chosen.
  const twice = kept.localTime
    ? instantOf({ localTime: kept.localTime, zone: kept.zone })
    : undefined;
  const offsets =
    twice && "reasons" in twice && twice.reasons[0]?.code === "time-ambiguous"
      ? (twice.reasons[0].detail ?? [])
      : [];
  const put = (part: Partial<When>) => {
    const { offset: _, ...rest } = kept;
    const next = { ...rest, ...part };
    setKept(next);
    change(next);
  };
  return (
    <fieldset className="schedule">
      <legend>{t("when")}</legend>
      <label className="check">
        <input type="radio" name="when" checked={!when} onChange={() => change(undefined)} />
        <span>{t("now")}</span>
      </label>
      <label className="check">
        <input type="radio" name="when" checked={!!when} onChange={() => change(kept)} />
        <span>{t("later")}</span>
      </label>
      {when && (
        <div className="schedule-fields">
          <Field
            label={t("time")}
            id="schedule-time"
            type="datetime-local"
            value={kept.localTime}
            error={reason && reason.code !== "time-ambiguous" ? reasons(reason.code) : undefined}
            onChange={({ target }) => put({ localTime: target.value })}
          />
          <Field
            label={t("zone")}
            hint={t("zoneHint")}
            id="schedule-zone"
            list="schedule-zones"
            value={kept.zone}
            onChange={({ target }) => put({ zone: target.value })}
          >
            <datalist id="schedule-zones">
              {zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </Field>
          {offsets.length > 0 && (
            <fieldset>
              <legend>{t("which")}</legend>
              {offsets.map((offset) => (
                <label key={offset} className="check">
                  <input
                    type="radio"
                    name="offset"
                    checked={kept.offset === offset}
                    onChange={() => put({ offset })}
                  />
                  <span>UTC{offset}</span>
                </label>
              ))}
            </fieldset>
          )}
        </div>
      )}
    </fieldset>
  );
}
