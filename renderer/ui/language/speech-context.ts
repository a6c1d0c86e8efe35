import { createContext, useContext } from 'react';
import { createSpeech, type Speech } from './speech.ts';

/** The language of everything below. */
export const SpeechContext = createContext<Speech>(createSpeech('en'));

export const useSpeech = (): Speech => useContext(SpeechContext);
