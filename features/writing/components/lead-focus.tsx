"use client";

import { useTranslations } from "next-intl";
import { type PointerEvent, useEffect, useId, useRef, useState } from "react";
import { cropsOf } from "@/features/media/crops/crops";
import { shownWidth, widthFor } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import { chooseFocus } from "@/features/writing/actions";
import type { LibraryPicture } from "@/features/writing/data";

/** After so long without a change it is saved. */
const quietMs = 600;

type Point = { focalX: number; focalY: number };
const axes = ["focalX", "focalY"] as const;

/**
 * The lead picture with the point that must stay in sight where it is cut to
 * other proportions: pointed to on the picture, or moved with two sliders,
 * and how it is cut beside it. Saves by itself.
 */
export function LeadFocus({ picture }: { picture: LibraryPicture }) {
  const t = useTranslations("LeadFocus");
  const id = useId();
  const { hash, width, height } = picture;
  const [point, setPoint] = useState<Point>({ focalX: picture.focalX, focalY: picture.focalY });
  const [note, setNote] = useState<"" | "saved" | "failed">("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const frame = useRef<HTMLDivElement>(null);
  const crops = cropsOf({ width, height, ...point });
  const source = paths.picture(hash, widthFor(width, shownWidth), "jpg");

  const change = (part: Partial<Point>) => {
    const next = { ...point, ...part };
    setPoint(next);
    setNote("");
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const result = await chooseFocus({ hash, ...next }).catch(() => undefined);
      setNote(result?.ok ? "saved" : "failed");
    }, quietMs);
  };
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left, top, width: across, height: down } = event.currentTarget.getBoundingClientRect();
    change({
      focalX: hundredth((event.clientX - left) / across),
      focalY: hundredth((event.clientY - top) / down),
    });
  };

  // By script: the policy of the desk refuses style attributes in what the server sends.
  useEffect(() => {
    const within = frame.current;
    if (!within) return;
    const { focalX, focalY } = point;
    within.style.setProperty("--focal-x", `${focalX * 100}%`);
    within.style.setProperty("--focal-y", `${focalY * 100}%`);
    for (const { file, region } of cropsOf({ width, height, focalX, focalY })) {
      const shape = within.querySelector<HTMLElement>(`[data-shape="${shapeOf(file)}"] img`);
      const x = share(region.left, width - region.width);
      const y = share(region.top, height - region.height);
      shape?.style.setProperty("object-position", `${x}% ${y}%`);
    }
  }, [point, width, height]);

  if (crops.length === 0)
    return <img src={source} width={width} height={height} alt={picture.proposed.alt} />;
  return (
    <div className="lead-focus" ref={frame}>
      <div className="lead-focus-whole" onPointerDown={follow} onPointerMove={follow}>
        <img
          src={source}
          width={width}
          height={height}
          alt={picture.proposed.alt}
          draggable={false}
        />
        <span className="lead-focus-point" aria-hidden="true" />
      </div>
      <fieldset aria-describedby={`${id}-hint`}>
        <legend>{t("title")}</legend>
        <p className="field-hint" id={`${id}-hint`}>
          {t("hint")}
        </p>
        {axes.map((axis) => (
          <div key={axis} className="field">
            <label htmlFor={`${id}-${axis}`}>{t(axis)}</label>
            <input
              id={`${id}-${axis}`}
              type="range"
              min={0}
              max={100}
              value={Math.round(point[axis] * 100)}
              aria-valuetext={`${Math.round(point[axis] * 100)} %`}
              onChange={({ target }) => change({ [axis]: Number(target.value) / 100 })}
            />
          </div>
        ))}
        <ul className="lead-focus-shapes" aria-hidden="true">
          {crops.map(({ file }) => (
            <li key={shapeOf(file)} data-shape={shapeOf(file)}>
              <img src={source} width={width} height={height} alt="" draggable={false} />
            </li>
          ))}
        </ul>
        <p className="desk-small desk-soft" role="status">
          {note && t(`note.${note}`)}
        </p>
      </fieldset>
    </div>
  );
}

/** Whole hundredths: the addresses of the cuts say no more. */
const hundredth = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * 100) / 100;

/** `1200x675` of `1200x675-50-50.jpg`. */
const shapeOf = (file: string) => file.split("-", 1)[0] ?? "";

const share = (part: number, of: number) => (of > 0 ? (part / of) * 100 : 50);
