import dev.latitude.postgres.EphemeralPostgres;

/** A database for each service while an image is proven; gone when this is ended. */
final class Databases {
  private Databases() {}

  public static void main(String... arguments) throws InterruptedException {
    for (var service : arguments) {
      var database = EphemeralPostgres.freshDatabase("image");
      System.out.println(
          String.join(" ", service, database.jdbcUrl(), database.user(), database.password()));
    }
    System.out.println("ready");
    Thread.currentThread().join();
  }
}
