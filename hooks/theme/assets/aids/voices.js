// Chinese voices of the device itself. A voice from elsewhere would send what is read to whoever lends it.

const CHINESE = /^(zh|cmn)\b/i;
const MANDARIN = /^(zh-(hans-)?cn|zh-hans$|zh$|cmn)/i;
const language = ({ lang }) => lang.replace(/_/g, "-"); // Android writes zh_CN

/** The voice to read with, one of the mainland first; null without any. */
export function voice() {
  const own = speechSynthesis.getVoices().filter((one) => one.localService && CHINESE.test(language(one)));
  return own.find((one) => MANDARIN.test(language(one))) || own[0] || null;
}

/** Calls back once there is a voice, which may come late or never. */
export function whenVoiced(deed) {
  if (!(window.speechSynthesis && window.SpeechSynthesisUtterance)) return; // some only name it
  if (voice()) {
    deed();
    return;
  }
  speechSynthesis.onvoiceschanged = () => {
    if (!voice()) return;
    speechSynthesis.onvoiceschanged = null;
    deed();
  };
}
