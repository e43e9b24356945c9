import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.join.ParentJoinModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * One node of the test cluster, in a JVM of its own, made of published jars:
 *
 *   java ClusterNode HOME NAME HTTP_PORT TRANSPORT_PORT SEED,SEED,... NAME,NAME,... [SETTING=VALUE ...]
 *
 * A distribution finds its modules in a folder beside it; here the three that are needed are on the class path and named.
 */
public class ClusterNode {
  /** A node whose constructor may be called; the server's own is for subclasses. */
  static class OpenNode extends Node {
    OpenNode(Environment environment, List<PluginInfo> plugins) {
      super(environment, plugins, true);
    }
  }

  public static void main(String[] given) throws Exception {
    Path home = Path.of(given[0]);
    String name = given[1];
    System.setProperty("opensearch.path.home", home.toString());
    Settings.Builder settings =
        Settings.builder()
            .put("path.home", home.toString())
            .put("cluster.name", "deraa-tests")
            .put("node.name", name)
            .put("network.host", "127.0.0.1")
            .put("http.port", given[2])
            .put("transport.port", given[3])
            .put("http.type", "netty4")
            .put("transport.type", "netty4")
            .putList("discovery.seed_hosts", given[4].split(","))
            .putList("cluster.initial_cluster_manager_nodes", given[5].split(","));
    for (int at = 6; at < given.length; at++) {
      String[] pair = given[at].split("=", 2);
      settings.put(pair[0], pair[1]);
    }
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            settings.build(), Map.of(), home.resolve("config"), () -> name);
    new OpenNode(
            environment,
            List.of(
                plugin(Netty4ModulePlugin.class),
                plugin(CommonAnalysisModulePlugin.class),
                plugin(ParentJoinModulePlugin.class)))
        .start();
    Thread.currentThread().join();
  }

  private static PluginInfo plugin(Class<? extends Plugin> of) {
    return new PluginInfo(
        of.getSimpleName(), "of the server", "1", Version.CURRENT, "21", of.getName(), null, List.of(), false);
  }
}
