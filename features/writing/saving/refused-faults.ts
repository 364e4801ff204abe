import { contentFaultCodes } from "@/features/editorial/drafts/content-fault-codes";
import type { Body } from "@/features/publication/schema";
import type { Fault, FaultCode, Place } from "@/features/writing/checking/checks";
import type { SaveFault } from "./save-queue";

const known: readonly string[] = contentFaultCodes;
const fields = ["title", "summary", "slug", "byline", "source", "responsibleEditor"] as const;

/** What the server has refused, as faults with a place to go to; what it names by no place is at the end. */
export function refusedFaults(faults: readonly SaveFault[], body: Body): Fault[] {
  const end = body.content.at(-1)?.attrs.id ?? "";
  return faults.map(({ code, block, field, picture, detail }): Fault => {
    const named = fields.find((each) => each === field);
    const place: Place = picture
      ? placeOfPicture(picture, body)
      : named
        ? { field: named }
        : { block: block ?? end };
    const said = detail && /^\d+\/\d+$|MB$/.test(detail) ? { detail } : {};
    const own = (known.includes(code) ? code : "text-unfit") as FaultCode;
    return { code: own, level: "must", place, ...said };
  });
}

/** Where its words are written: at the figure, or with the lead picture. */
function placeOfPicture(picture: string, { content }: Body): Place {
  const figure = content.find((each) => each.type === "figure" && each.attrs.picture === picture);
  return figure ? { block: figure.attrs.id, picture } : { field: "lead" };
}
