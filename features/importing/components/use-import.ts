"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { importPaths } from "@/features/importing/paths";
import type { Looked, Made } from "@/features/importing/write/receive-file";
import type { Locale } from "@/i18n/routing";
import { type Dropped, type PageFiles, pageAndBeside } from "./dropped-files";
import { type Failure, lookAt, makeOf } from "./send-file";

type Step =
  | { at: "choose"; failure?: Failure }
  | { at: "busy"; doing: "reading" | "making" }
  | { at: "look"; looked: Looked; failure?: Failure }
  | { at: "made"; made: Made };

type Into = { documentId: string; locale: Locale };

const nothingSaid: Answers = { decisions: {}, chosen: undefined };

/** What a person has said of a file that is looked at. */
type Answers = {
  decisions: Readonly<Record<string, string>>;
  /** Pieces of a page that are its text; undefined: those that were found. */
  chosen: ReadonlySet<number> | undefined;
};

/**
 * The way of a file into a text: chosen, looked at as often as a person likes, made into a draft.
 *
 * @param isReported whether the page shows the report of the text's import, which is another one then
 */
export function useImport(desk: Locale, into: Into | undefined, isReported: boolean) {
  const router = useRouter();
  const [language, setLanguage] = useState<Locale>(into?.locale ?? desk);
  const [section, setSection] = useState("");
  const [files, setFiles] = useState<PageFiles>();
  const [answers, setAnswers] = useState<Answers>(nothingSaid);
  const [step, setStep] = useState<Step>({ at: "choose" });
  const sent = (page: PageFiles, { decisions, chosen }: Answers, inLanguage = language) => ({
    ...{ file: page.file, beside: page.beside, language: inLanguage, section, decisions, chosen },
    ...{ documentId: into?.documentId, version: undefined as number | undefined },
  });

  /** @param before what is shown on, where it cannot be looked at again */
  const look = async (page: PageFiles, said: Answers, before?: Looked, inLanguage = language) => {
    if (step.at === "busy") return;
    setStep({ at: "busy", doing: "reading" });
    const answer = await lookAt(desk, sent(page, said, inLanguage));
    if (answer.ok) setStep({ at: "look", looked: answer });
    else if (before) setStep({ at: "look", looked: before, failure: answer });
    else setStep({ at: "choose", failure: answer });
  };
  const take = (given: Dropped[]) => {
    if (step.at === "busy") return;
    const page = pageAndBeside(given);
    setFiles(page);
    setAnswers(nothingSaid);
    if (page) return void look(page, nothingSaid);
    const refusal = given.length > 0 ? "picture" : "empty";
    setStep({ at: "choose", failure: { ok: false, code: "file", refusal } });
  };
  const again = (inLanguage = language) => {
    setLanguage(inLanguage);
    if (files && step.at === "look") void look(files, answers, step.looked, inLanguage);
  };
  const make = async (looked: Looked) => {
    if (!files || step.at === "busy") return;
    setStep({ at: "busy", doing: "making" });
    const version = into ? looked.version : undefined;
    const answer = await makeOf(desk, { ...sent(files, answers), version });
    if (!answer.ok) return setStep({ at: "look", looked, failure: answer });
    if (answer.copy !== undefined || answer.missing.length > 0) {
      if (isReported) router.refresh();
      return setStep({ at: "made", made: answer });
    }
    window.location.assign(importPaths.text(desk, answer.id, language));
  };
  return { language, section, setSection, files, answers, setAnswers, step, take, again, make };
}
