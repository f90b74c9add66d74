package dev.latitude.local.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A verb's arguments: {@code --option value}, {@code --option=value}, {@code --flag} and words. */
public record Arguments(List<String> words, Map<String, String> options, Set<String> flags) {

  public static Arguments parse(List<String> arguments, Set<String> options, Set<String> flags) {
    var result = new Arguments(new ArrayList<>(), new HashMap<>(), new HashSet<>());
    var rest = arguments.iterator();
    while (rest.hasNext()) {
      var argument = rest.next();
      var name = argument.split("=", 2)[0];
      if (flags.contains(argument)) {
        result.flags.add(argument);
      } else if (options.contains(name)) {
        result.options.put(name, value(argument, rest));
      } else if (argument.startsWith("-")) {
        throw new UsageException("There is no option " + name + " here.");
      } else {
        result.words.add(argument);
      }
    }
    return result;
  }

  private static String value(String argument, Iterator<String> rest) {
    if (argument.contains("=")) {
      return argument.substring(argument.indexOf('=') + 1);
    }
    if (!rest.hasNext()) {
      throw new UsageException(argument + " wants a value.");
    }
    return rest.next();
  }

  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  public int number(String name, int least, int most, int otherwise) {
    var text = option(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      var number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below, as for a number out of range.
    }
    throw new UsageException(
        "%s wants a number from %d to %d, not \"%s\".".formatted(name, least, most, text.get()));
  }
}
