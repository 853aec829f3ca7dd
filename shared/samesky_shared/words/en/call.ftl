### What a call says; fetched with it.

call-title = See and hear each other
call-lead = Sound and pictures go straight from your device to theirs. The hub carries none of it, and nothing is kept.
call-lead-many = Up to four at a time. Sound and pictures go straight from device to device, and nothing is kept.
call-with = With camera
call-without = Voice only
call-asleep = { $name } is not here, and it is { $time } there.
call-away = { $name } is not here. If { $name } likes to be told, a notice goes out.
call-alone = There is nobody else in this room yet.
call-asks = { $name } would like to talk.
call-asks-lead = With or without a picture, as you like. Nobody is told of a “not now”.
call-not-now = Not now
call-hidden = Hidden, for you. It ends by itself.
call-hidden-show = Show it again
call-on = { $names } { $count ->
    [one] is in a call.
   *[other] are in a call.
  }
call-on-lead = You can come in.
call-full = Four are in the call. That is as many as go; when one leaves, there is a place.
call-elsewhere = You are in this call with another device.
call-here = Take it here
call-opening = One moment
call-opening-lead = Your browser may ask whether this page may use the microphone and the camera.
call-take-back = Take it back
call-rings = { $names } { $count ->
    [one] can see
   *[other] can see
  } that you would like to talk.
call-rings-lead = For a minute. There is no hurry.
call-tools = Call
call-mute = Mute
call-camera = Camera
call-share = Share
call-devices = Devices
call-end = End
call-you = You
call-face = Picture of { $name }
call-shared = What { $name } shares
call-shared-you = You share your screen. Who is in the call sees it.
call-muted = microphone off
call-coming = on the way
call-back = on the way back
call-lost = { $name } is on the way back. The place is kept.
call-no-picture = camera off
call-eye = { $name } sits close to your camera: who looks at { $name } here, looks into it.
call-thin = Your line is thin. For now the others hear you and do not see you; that comes back by itself.
call-thin-them = The line of { $name } is thin. For now there is only a voice; the picture comes back by itself.
call-hub-away = The hub is out of reach. You still hear each other.
call-blocked = The two networks do not let each other through. A relay on the hub would help; whoever runs it finds how under “calls”.
call-silent = Your browser plays no sound before you touch the page.
call-hear = Hear
call-ask-more = Ask { $names } too
call-asked-more = { $names } { $count ->
    [one] can see
   *[other] can see
  } that you are talking.
call-mic = Microphone
call-speaker = Speaker
call-any = As the device has it
call-relay = Only through a relay
call-relay-lead = The others do not learn this device’s address. It may take a little longer to hear each other.
call-relay-mending = While you mend something, this is so by itself, if the hub has a relay.
call-again = Try again
call-without-mic = Come in without a microphone
call-close = All right
call-trouble-insecure = Calls need a page that was opened by https
call-trouble-insecure-lead = Browsers give microphone and camera to such pages only. Whoever runs this hub can turn it on.
call-trouble-unable = This browser cannot call
call-trouble-unable-lead = A newer one can, or one on another device. All else of the room works here as it is.
call-trouble-locked = This device does not have the room’s key
call-trouble-locked-lead = Without it nobody could tell that it is you on the line. A new link, or a device that has the key, brings it.
call-trouble-no-relay = This hub has no relay
call-trouble-no-relay-lead = You chose to call through a relay only. Without one the others would learn your address; you can allow that under “Devices”.
call-trouble-full = Four are in the call
call-trouble-full-lead = That is as many as go. When one leaves, there is a place.
call-trouble-over = The call is over
call-trouble-over-lead = Nothing of it is kept.
call-trouble-not-now = Not now.
call-trouble-not-now-lead = You can ask again later, or leave a few words.
call-trouble-elsewhere = You took the call to another device
call-trouble-elsewhere-lead = It goes on there.
call-trouble-away = The hub is out of reach
call-trouble-away-lead = To begin a call, both have to reach it. It comes back by itself.
call-lack-mic-refused = The microphone is not allowed here
call-lack-mic-refused-lead = In your browser, the sign beside the address says what this page may use. Allow the microphone there, then try again.
call-lack-mic-none = No microphone was found
call-lack-mic-none-lead = Plug one in, or come in without one: you hear the others, and they see what you show.
call-lack-mic-busy = Another program holds the microphone
call-lack-mic-busy-lead = Close it there, then try again.
call-lack-mic-gone = The microphone was unplugged
call-lack-mic-gone-lead = Touch “Mute” to take another one.
call-lack-mic-other = The microphone does not answer
call-lack-mic-other-lead = Maybe another one does: see under “Devices”.
call-lack-camera-refused = The camera is not allowed here, so you are heard and not seen. The sign beside the address changes that.
call-lack-camera-none = No camera was found, so you are heard and not seen.
call-lack-camera-busy = Another program holds the camera, so you are heard and not seen.
call-lack-camera-gone = The camera was unplugged. Touch “Camera” to take another one.
call-lack-camera-other = The camera does not answer, so you are heard and not seen.
call-lack-screen = The screen could not be shared.
