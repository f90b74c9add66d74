package dev.latitude.bench.measure;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The heap of another JVM, by the management that every JVM brings. */
final class LiveHeap implements AutoCloseable {
  private final JMXConnector connector;
  private final MemoryMXBean memory;

  private LiveHeap(JMXConnector connector) throws IOException {
    this.connector = connector;
    memory =
        ManagementFactory.newPlatformMXBeanProxy(
            connector.getMBeanServerConnection(),
            ManagementFactory.MEMORY_MXBEAN_NAME,
            MemoryMXBean.class);
  }

  @SuppressWarnings("BanJNDI") // the address is what the JVM itself has just answered
  static LiveHeap of(ProcessHandle process) throws IOException {
    try {
      var machine = VirtualMachine.attach(Long.toString(process.pid()));
      try {
        return new LiveHeap(
            JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException notThisJvm) {
      throw new IOException(notThisJvm);
    }
  }

  /** What is left after a full collection. */
  double bytes() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
