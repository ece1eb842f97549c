// One OpenSearch node for the tests: loopback only, no security. Arguments: number, folder, HTTP port, transport port,
// transport port of the first node. The first node leads; the others only hold data, so that each may be killed.

import org.codelibs.opensearch.runner.OpenSearchRunner;

public final class TestNode {
    public static void main(String[] args) throws Exception {
        int number = Integer.parseInt(args[0]);
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((index, settings) -> {
            settings.put("node.name", "node-" + number);
            settings.put("network.host", "127.0.0.1");
            settings.put("http.port", args[2]);
            settings.put("transport.port", args[3]);
            settings.putList("discovery.seed_hosts", "127.0.0.1:" + args[4]);
            settings.putList("cluster.initial_cluster_manager_nodes", "node-1");
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
            settings.put("search.default_allow_partial_results", false);
            if (number > 1) {
                settings.putList("node.roles", "data");
            }
        }).build(OpenSearchRunner.newConfigs().clusterName("matters-tests").numOfNode(1).basePath(args[1]).disableESLogger());
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
