import { useEffect, useRef, useState } from 'react';
import { chosenFromDrop } from './chosen.ts';
import type { Chosen } from './engine.ts';

/** Takes files dropped anywhere, null where they cannot be read; true while something is held over the panel. */
export function useDrop(take: (files: readonly Chosen[] | null) => void): boolean {
  const [over, setOver] = useState(false);
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    const isFiles = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') ?? false;
    const hold = (event: DragEvent): void => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Moving between elements leaves one for another; only leaving the window has no other.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!isFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setOver(false);
      void chosenFromDrop(event.dataTransfer)
        .catch(() => null)
        .then((files) => taking.current(files));
    };
    const control = new AbortController();
    const { signal } = control;
    window.addEventListener('dragover', hold, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => control.abort();
  }, []);
  return over;
}
