import type { PictureText } from "@/prisma/seed/compose";

const credit = "Illustration drawn for this site; not a photograph";

/** What each drawing is called in English, wherever it is used. */
export const pictures = {
  roundtable: {
    alt: "Two groups of people, one in black and one in blue, face each other around a large ring-shaped table with papers and microphones, in a hall with tall windows.",
    caption: "China (Guangdong) – Russia Economic and Trade Cooperation Roundtable",
    credit,
  },
  bayAndRiver: {
    alt: "One red line joins two cities: it runs past slender modern towers, across a cable-stayed bridge over a bay and on, above stone arches, to a stepped Moscow high-rise with a spire.",
    caption: "From the bay to the Moskva: Guangdong and Moscow drawn on one line",
    credit,
  },
  exchange: {
    alt: "Bird’s-eye view of trade halls, a courtyard building, a round campus building and a railway with a container train. In front, people stand round a car from which a red cloth is being drawn.",
    caption: "Trade halls, a campus and a car coming out from under its cloth: the visit, imagined",
    credit,
  },
  sitePlan: {
    alt: "Architect’s sheet: the elevation of an office building with a tower, its floor plan with a round meeting room, a section through the storeys; beside them a ruler, a set square and a pencil.",
    caption: "Elevation, plan and section of an imagined building",
    credit,
  },
} satisfies Record<string, PictureText>;
