package dev.latitude.local.console;

import dev.latitude.local.failure.StartFailure;
import java.nio.file.Path;
import java.util.List;

/** Finds the verb and turns every failure into one line and an exit code. */
public final class Commands {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private static final String HELP =
      """
      Usage: latitude VERB [OPTIONS]

        run                 start everything on this machine and keep it running
          --port N          where the gateway listens (8080)
          --data DIR        where databases, keys and logs are kept (.latitude)
          --ephemeral       keep nothing: a temporary folder, deleted at the end
        demo                tell the story of the weekly client report, with both its endings
          --data DIR        on the suite that runs there (.latitude); else on one of its own
        token PERSON        print an access token for a person
          --roles A,B       the roles it carries (none)
          --hours N         how long it is valid (8)
          --data DIR        whose key signs it (.latitude)
        verify FILE         check an evidence pack of an agreement, without asking anybody
        help                this text
      """;

  private final Console console;
  private final Path repository;

  public Commands(Console console, Path repository) {
    this.console = console;
    this.repository = repository;
  }

  /** Runs a verb and answers with the exit code. */
  public int run(List<String> arguments) {
    var verb = arguments.isEmpty() ? "help" : arguments.getFirst();
    var rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    try {
      return switch (verb) {
        case "run" -> new RunCommand(console, repository).run(rest);
        case "demo" -> new DemoCommand(console, repository).run(rest);
        case "token" -> new TokenCommand(console, repository).run(rest);
        case "verify" -> new VerifyCommand(console).run(rest);
        case "help", "--help", "-h" -> help();
        default -> throw new UsageException("There is no verb \"%s\".".formatted(verb));
      };
    } catch (UsageException e) {
      console.complain(e.getMessage() + " ./latitude help lists what there is.");
      return MISUSED;
    } catch (StartFailure e) {
      console.complain(e.getMessage());
      return FAILED;
    }
  }

  private int help() {
    console.say(HELP.stripTrailing());
    return OK;
  }
}
