"use client";

import { EditorContent } from "@tiptap/react";
import { languages } from "@/i18n/routing";
import { EditorAside } from "./editor-aside";
import { PasteNotice } from "./paste-notice";
import { PresenceBar } from "./presence-bar";
import { BarStart, ScreenDialogs, TextEnd, TextHead } from "./screen-parts";
import { betweenTextAndTools } from "./text-and-tools";
import { Uploads } from "./uploads";
import { useScreen } from "./use-screen";
import { type EditorProps, type ScreenProps, WritingFrame } from "./writing-frame";

/** Where one language of a story is written. */
export function EditorScreen(props: EditorProps) {
  return <WritingFrame {...props}>{(given) => <Screen {...given} />}</WritingFrame>;
}

function Screen(props: ScreenProps) {
  const { desk, documentId, locale, readOnly } = props;
  const screen = useScreen(props);
  const { written, findings } = screen;
  const { editor } = written;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that lead from the text to its tools and back
    <div
      className="writing"
      // What is typed here is kept with each keystroke: components/desk/kept-fields.ts.
      data-keeps-itself=""
      onKeyDown={(event) => editor && betweenTextAndTools(event, editor)}
    >
      <PresenceBar {...{ desk, documentId, locale, written }} {...props} />
      <div ref={screen.bar} className="writing-bar">
        <BarStart screen={screen} />
      </div>
      <div className="writing-columns">
        <div className="writing-text">
          <TextHead screen={screen} />
          <Uploads {...written.uploads} />
          <PasteNotice {...written.pasted} />
          <div className="writing-body" lang={languages[locale].tag}>
            <EditorContent editor={editor} />
          </div>
          <TextEnd screen={screen} />
        </div>
        <EditorAside
          {...{
            desk,
            documentId,
            locale,
            readOnly,
            written,
            faults: findings.faults,
            terms: screen.terms,
          }}
          comments={props.comments}
          asked={props.askedComment}
        />
      </div>
      <ScreenDialogs screen={screen} />
    </div>
  );
}
