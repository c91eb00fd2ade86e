import type { ReactNode } from 'react';
import { Time } from '#components/review/time/time.tsx';
import { Section } from '#components/ui/section.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { SeenBy, SeenImage } from '#lib/review/case/second/seen.ts';
import type { StagedView } from '#lib/review/case/view.ts';
import { useReview } from '../../review-state.tsx';

/** What each of the two had on the screen and when; what one of them did not open is said. */
export function SeenByBoth({ staged }: { staged: StagedView }) {
  const { by, seen } = staged;
  const you = useYourImages();
  const { images, opened } = seen;
  const total = images.length;
  const ofFirst = images.filter(({ first, pages }) => first.pages >= pages).length;
  const ofYou = images.filter((image) => you(image).pages >= image.pages).length;
  return (
    <Section title="What was seen" aside={total > 0 && asideWords(by, ofFirst, ofYou, total)}>
      <table className="w-full text-12">
        <thead>
          <tr className="h-24 text-t3">
            <th scope="col" className="text-start font-normal">
              Evidence
            </th>
            <th scope="col" className="px-8 text-end font-normal">
              <bdi>{by}</bdi>
            </th>
            <th scope="col" className="text-end font-normal">
              You
            </th>
          </tr>
        </thead>
        <tbody>
          <Row
            label="Data and checks"
            first={opened.first ? <Time at={opened.first} as="clock" /> : <NotSeen>not opened</NotSeen>}
            you={opened.you ? <Time at={opened.you} as="clock" /> : 'open now'}
          />
          {images.map((image) => (
            <Row
              key={image.imageId}
              label={image.label}
              first={<Seen by={image.first} image={image} closed={image.closed} />}
              you={<Seen by={you(image)} image={image} closed={null} />}
            />
          ))}
        </tbody>
      </table>
      {total === 0 && <p className="mt-4 text-12 text-t3">There were no images.</p>}
    </Section>
  );
}

function asideWords(by: string, ofFirst: number, ofYou: number, total: number): ReactNode {
  if (ofFirst === total && ofYou === total) return `both ${total} of ${total}`;
  return (
    <span>
      <bdi>{by}</bdi> {ofFirst} of {total}, you {ofYou}
    </span>
  );
}

function Row({ label, first, you }: { label: string; first: ReactNode; you: ReactNode }) {
  return (
    <tr className="h-24">
      <th scope="row" className="text-start font-normal">
        {label}
      </th>
      <td className="px-8 text-end tabular-nums">{first}</td>
      <td className="text-end tabular-nums">{you}</td>
    </tr>
  );
}

type SeenProps = { by: SeenBy; image: SeenImage; closed: SeenImage['closed'] };

function Seen({ by, image, closed }: SeenProps) {
  if (closed === 'not_fetched') return <NotSeen>not available</NotSeen>;
  if (closed === 'not_safe') return <NotSeen>not safe to show</NotSeen>;
  if (by.pages === 0) return <NotSeen>not seen</NotSeen>;
  if (by.pages < image.pages) return <NotSeen>{`${by.pages} of ${image.pages} pages`}</NotSeen>;
  return by.at === null ? 'now' : <Time at={by.at} as="clock" />;
}

function NotSeen({ children }: { children: string }) {
  return (
    <span className="labelled justify-end text-t1">
      <ToneIcon tone="attention" />
      {children}
    </span>
  );
}

/** What the reader saw: as the server knows it, and what they see now. */
function useYourImages(): (image: SeenImage) => SeenBy {
  const { evidence, isSeen } = useReview();
  return (image) => {
    const shown = evidence.find(({ imageId }) => imageId === image.imageId);
    const isWhole = image.you.pages >= image.pages;
    return !isWhole && shown && isSeen(shown) ? { pages: image.pages, at: null } : image.you;
  };
}
