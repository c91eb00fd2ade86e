import { cx } from '#components/ui/cx.ts';
import type { ComparedRow } from '#lib/review/related/related.ts';

/** Agreement has no tone: two applicants who agree are not good news by themselves. */
const marks = { same: ['=', 'Same'], differs: ['≠', 'Differs'], unknown: ['∘', 'Not given'] } as const;

/** Two applicants side by side, row by row. What differs is set apart. */
export function Compared({ rows }: { rows: ComparedRow[] }) {
  return (
    <table className="w-full max-w-640 text-12">
      <thead>
        <tr className="text-start text-11 text-t3">
          {['', 'This applicant', 'The other', ''].map((head, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: four fixed heads, two of them empty
            <th key={index} scope="col" className="h-24 pe-8 text-start font-medium">
              {head || <span className="sr-only">{index === 0 ? 'Field' : 'Compared'}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, own, other, isEqual }) => {
          const [sign, word] = marks[isEqual === null ? 'unknown' : isEqual ? 'same' : 'differs'];
          return (
            <tr key={label} className="border-t border-l1">
              <th scope="row" className="h-24 pe-8 text-start font-normal text-t3">
                {label}
              </th>
              <Value value={own} isSet={isEqual === false} />
              <Value value={other} isSet={isEqual === false} />
              <td className="text-t2">
                <span aria-hidden="true" className="inline-block w-16">
                  {sign}
                </span>
                {word}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Value({ value, isSet }: { value: string | null; isSet: boolean }) {
  return (
    <td className={cx('max-w-208 pe-8 break-words', isSet && 'font-medium', value === null && 'text-t3')}>
      <bdi>{value ?? 'Not given'}</bdi>
    </td>
  );
}
