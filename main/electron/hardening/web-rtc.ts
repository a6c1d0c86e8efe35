/** The desk makes no calls. A page that tried would learn no address of this machine, and reach nobody. */

/** The part of Electron's `WebContents` that is used. */
export type Calling = {
  setWebRTCIPHandlingPolicy(policy: 'disable_non_proxied_udp'): void;
};

export function refuseWebRtc(contents: Calling): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
