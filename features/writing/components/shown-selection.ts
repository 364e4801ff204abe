import { TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * Takes in where the caret stands on the screen. The browser tells the editor
 * a moment after the key that moved it: on a busy machine a shortcut pressed
 * at once would go by the place before, and link half a word.
 */
export function readShownSelection(view: EditorView): void {
  const { doc, selection, tr } = view.state;
  const shown = view.dom.ownerDocument.getSelection();
  if (!shown || !view.hasFocus() || view.composing) return;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = shown;
  // Of a picture or of cells the editor knows more than the browser.
  if (!(selection instanceof TextSelection) || !anchorNode || !focusNode) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const now = TextSelection.between(
    doc.resolve(view.posAtDOM(anchorNode, anchorOffset)),
    doc.resolve(view.posAtDOM(focusNode, focusOffset)),
  );
  if (!now.eq(selection)) view.dispatch(tr.setSelection(now));
}
