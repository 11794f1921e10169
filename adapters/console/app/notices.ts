// Tells the person outside the page: a short tone and a desktop notice, each only if he chose it.

import { choicesNow } from './keep.ts';
import { go } from './paths.ts';

let audio: AudioContext | undefined;

export function notify(title: string, body: string, conversation: string): void {
  const { sound, desktop } = choicesNow();
  if (sound) ring();
  if (!desktop || !('Notification' in window) || Notification.permission !== 'granted') return;
  const notice = new Notification(title, { body, tag: conversation });
  notice.onclick = () => {
    window.focus();
    go({ screen: 'inbox', conversation });
    notice.close();
  };
}

/** Two soft tones; silent when the browser still waits for a first click. */
function ring(): void {
  audio ??= new AudioContext();
  for (const [at, pitch] of [
    [0, 660],
    [0.12, 880],
  ] as const) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.08, audio.currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.25);
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.3);
  }
}

/** Asks the browser for leave; answers whether notices may be shown. */
export async function allowNotices(): Promise<boolean> {
  if (!('Notification' in window)) return false;
  return (await Notification.requestPermission()) === 'granted';
}
