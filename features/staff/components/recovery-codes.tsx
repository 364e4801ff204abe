/** Shown once: the site keeps their hashes alone. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <ul className="recovery-codes">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}
