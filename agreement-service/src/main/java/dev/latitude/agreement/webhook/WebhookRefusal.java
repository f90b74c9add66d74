package dev.latitude.agreement.webhook;

/** A rule of webhooks said no. Nothing was changed. */
public abstract sealed class WebhookRefusal extends RuntimeException {
  private WebhookRefusal(String reason) {
    super(reason, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The command does not exist in this state. */
  public static final class WrongState extends WebhookRefusal {
    private final WebhookEndpointState state;

    WrongState(WebhookEndpointCommand command, WebhookEndpointState state) {
      super(
          "An endpoint that is "
              + state
              + " cannot be asked to "
              + command.verb()
              + ". It allows: "
              + String.join(", ", WebhookEndpointCommand.allowedIn(state))
              + ".");
      this.state = state;
    }

    public WebhookEndpointState state() {
      return state;
    }
  }

  /** There is no key to keep secrets with. */
  public static final class NotSetUp extends WebhookRefusal {
    NotSetUp() {
      super(
          "Endpoints cannot be given a secret here, because no key to keep secrets with is configured."
              + " Ask the operators to set latitude.webhooks.secret-keys.");
    }
  }

  /** There are as many endpoints as there may be. */
  public static final class TooManyEndpoints extends WebhookRefusal {
    TooManyEndpoints(int most) {
      super(
          "There are "
              + most
              + " endpoints, as many as there may be. Delete one that is not needed any more.");
    }
  }

  /** What is to be sent again has not been sent yet. */
  public static final class StillWaiting extends WebhookRefusal {
    StillWaiting() {
      super("It still waits to be delivered, so there is nothing to send again.");
    }
  }

  /** One replay at a time. */
  public static final class ReplayRunning extends WebhookRefusal {
    ReplayRunning() {
      super("Another replay of this endpoint is not finished. Its status says how far it is.");
    }
  }

  /** The range holds more events than can be sent again at once. */
  public static final class ReplayTooLarge extends WebhookRefusal {
    ReplayTooLarge(int most) {
      super("The range holds more than " + most + " events. Replay it in parts.");
    }
  }

  /** The range holds no event that the endpoint wants. */
  public static final class NothingToReplay extends WebhookRefusal {
    NothingToReplay() {
      super("Nothing has happened in that time that this endpoint wants to know.");
    }
  }

  /** The address is not one that this service may send to. */
  public static final class TargetNotAllowed extends WebhookRefusal {
    private final String code;

    TargetNotAllowed(TargetRefused refused) {
      super(refused.getMessage());
      this.code = refused.reason().code();
    }

    /** Which rule refuses the address. */
    public String code() {
      return code;
    }
  }
}
