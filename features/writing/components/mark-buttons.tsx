type Props = {
  words: { set: string; remove: string; cancel: string };
  /** Left out where there is nothing to remove. */
  remove: (() => void) | undefined;
  cancel: () => void;
};

/** How a dialog about a mark ends: it is set by the form, taken away, or left as it was. */
export function MarkButtons({ words, remove, cancel }: Props) {
  return (
    <div className="button-row">
      <button type="submit" className="button button-primary">
        {words.set}
      </button>
      {remove && (
        <button type="button" className="button" onClick={remove}>
          {words.remove}
        </button>
      )}
      <button type="button" className="button button-quiet" onClick={cancel}>
        {words.cancel}
      </button>
    </div>
  );
}
