package dev.latitude.local.console;

import dev.latitude.local.evidence.Broken;
import dev.latitude.local.evidence.NotAPack;
import dev.latitude.local.evidence.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Verifies an evidence pack, a line for each thing, without asking anybody. */
final class VerifyCommand {
  private static final int FAILED = 1;
  private static final int UNREADABLE = 2;

  private final Console console;

  VerifyCommand(Console console) {
    this.console = console;
  }

  int run(List<String> arguments) {
    var parsed = Arguments.parse(arguments, Set.of(), Set.of());
    if (parsed.words().size() != 1) {
      throw new UsageException("verify wants one file, for example: verify evidence.json.");
    }
    var file = parsed.words().getFirst();
    try {
      var key = Verification.of(Path.of(file), holds -> console.say("  ok  " + plain(holds)));
      console.say(
          """

          Nothing in it was changed since it was made, provided that the key is genuine, which no file can show: get the keys
          from the organisation yourself, at <its address>/api/v1/agreement-keys, and see that there is one with the "kid"
            %s
          It tells what had happened by then. Whether the agreement still holds, only the service knows."""
              .formatted(key));
      return 0;
    } catch (Broken broken) {
      console.complain(file + " is not to be trusted. " + plain(broken.getMessage()));
      return FAILED;
    } catch (NotAPack unreadable) {
      console.complain(file + " was not verified. " + plain(unreadable.getMessage()));
      return UNREADABLE;
    }
  }

  /** What a file says must not move the cursor: it could write lines that look like ours. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }
}
