"use client";

import { useTranslations } from "next-intl";
import { isBlank } from "@/lib/text/seen";
import { ContextBar } from "./context-bar";
import { TextConflict, ToolDialogs } from "./editor-dialogs";
import { LeadWords } from "./lead-words";
import { SaveState } from "./save-state";
import { TermLine } from "./term-line";
import { HeadFields, MoreFields } from "./text-fields";
import { TextLimits } from "./text-limits";
import { Toolbar } from "./toolbar";
import type { Screen } from "./use-screen";

type Props = { screen: Screen };

/** What the bar above a text begins with: its tools, and where the text is. */
export function BarStart({ screen }: Props) {
  const { props, written, comparing, setComparing, ask, terms } = screen;
  const { desk, locale, readOnly, isTaken } = props;
  const { editor, text } = written;
  const t = useTranslations("TextEditor");
  return (
    <>
      {editor && !readOnly && <Toolbar editor={editor} ask={ask} />}
      <SaveState
        {...{ desk, state: text.state, unkept: text.unkept, restored: text.restored }}
        opening={editor === null}
      />
      {text.state.state === "conflict" && !isTaken && !comparing && (
        <button type="button" className="button button-small" onClick={() => setComparing(true)}>
          {t("compare")}
        </button>
      )}
      {editor && !readOnly && <ContextBar editor={editor} />}
      {editor && <TermLine {...{ editor, locale, terms }} />}
    </>
  );
}

/** What stands above the body: title, summary and the words of the lead picture. */
export function TextHead({ screen: { props, written, slug } }: Props) {
  const { locale, readOnly, lead } = props;
  const { fields, now, change } = written;
  return (
    <>
      <HeadFields
        {...{ locale, fields, readOnly, change }}
        titleLeft={() =>
          isBlank(now.current.slug) && !isBlank(now.current.title) && void slug.propose()
        }
      />
      {lead && <LeadWords hash={lead} />}
    </>
  );
}

/** What stands below the body: how long it is, how much room is left, and the fields around it. */
export function TextEnd({ screen: { props, written, findings, slug } }: Props) {
  const { locale, readOnly } = props;
  const { fields, change } = written;
  const t = useTranslations("TextEditor");
  return (
    <>
      <p className="desk-soft desk-small">
        {t(findings.length.unit, { count: findings.length.count })}
      </p>
      <TextLimits body={findings.body} />
      <MoreFields
        {...{ locale, fields, readOnly, change, leftOut: slug.leftOut }}
        propose={() => void slug.propose()}
      />
    </>
  );
}

/** What is asked over a text: by its tools, and when somebody has saved meanwhile. */
export function ScreenDialogs({ screen }: Props) {
  const { props, written, asked, ask, comparing, setComparing } = screen;
  const { desk, documentId, locale, languageNames, isTaken } = props;
  return (
    <>
      <ToolDialogs
        {...{ documentId, locale, written, asked, languageNames }}
        close={() => ask(undefined)}
      />
      {comparing && !isTaken && (
        <TextConflict
          {...{ desk, documentId, locale, written }}
          close={() => setComparing(false)}
        />
      )}
    </>
  );
}
