import { useEffect, useState } from 'react';

/** What is beside the evidence is read once the evidence has had its turn, in milliseconds. */
const afterMs = 800;

/** False at first, true a moment after the applicant is shown. */
export function useIsLater(): boolean {
  const [isLater, setIsLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLater(true), afterMs);
    return () => clearTimeout(timer);
  }, []);
  return isLater;
}
