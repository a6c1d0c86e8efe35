import { Component, type ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import type { Speech } from '#renderer/ui/language/speech.ts';
import { Plain } from './outside.tsx';

type Props = {
  readonly speech: Speech;
  readonly reload: () => void;
  readonly children: ReactNode;
};

type State = { readonly reference: string | null };

/** The renderer's last edge: a bug becomes a sentence, and nothing on the screen looks like an answer. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { reference: null };

  static getDerivedStateFromError(error: unknown): State {
    // The kind of error and nothing of its message, which may hold a name.
    return { reference: error instanceof Error ? error.name : 'unknown' };
  }

  override render(): ReactNode {
    const { reference } = this.state;
    const { speech, reload, children } = this.props;
    if (reference === null) return children;
    return (
      <Plain
        title={speech.t('shell.broken')}
        detail={speech.t('shell.broken-detail', { reference })}
      >
        <Button kind="primary" onPress={reload}>
          {speech.t('shell.reload')}
        </Button>
      </Plain>
    );
  }
}
