import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sorts, counts and matches orders for four seconds, says so, and waits for its input to end. */
public class Churn {
    record Order(int id, String buyer, long price) { }

    interface Rule {
        boolean holds(Order order);
    }

    static long total(List<Order> orders) {
        return orders.stream().mapToLong(Order::price).sum();
    }

    static List<Order> caf\u00e9Orders(int seed) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            seed = seed * 1103515245 + 12345;
            orders.add(new Order(i, "buyer <" + (seed >>> 24) % 50 + ">", (seed >>> 8) % 1000));
        }
        return orders;
    }

    static long round(int r) {
        List<Order> orders = caf\u00e9Orders(r);
        orders.sort(r % 2 == 0 ? Comparator.comparing(Order::buyer) : Comparator.comparingLong(Order::price));
        Pattern wanted = Pattern.compile("buyer <\\d*[" + r % 10 + "-9]>");
        Rule rule = order -> wanted.matcher(order.buyer()).matches();
        Map<String, Integer> count = new HashMap<>();
        for (Order order : orders) if (rule.holds(order)) count.merge(order.buyer(), 1, Integer::sum);
        String text = count.entrySet().stream().map(e -> String.format("%s: %d", e.getKey(), e.getValue()))
                .collect(Collectors.joining("\n"));
        return total(orders) + text.length();
    }

    public static void main(String[] args) throws Exception {
        long end = System.nanoTime() + 4_000_000_000L, total = 0;
        for (int r = 0; System.nanoTime() < end; r++) total += round(r);
        System.out.println("ready " + total);
        System.in.read();
    }
}
