using System.Globalization;
using DuckDB.NET.Data;

namespace Forestall.Bench;

/// <summary>What we are measured against: DuckDB reads the same file and aggregates it, and does nothing else.</summary>
internal static class DuckDbAggregate
{
    public static int Run(string file)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            select country_id, date_trunc('month', date_start) as month, type_of_violence, sum(best), sum(low), sum(high), count(*)
            from read_csv('{file.Replace("'", "''", StringComparison.Ordinal)}')
            group by all
            """;
        using var reader = command.ExecuteReader();
        var (groups, events) = (0, 0L);
        while (reader.Read())
        {
            groups++;
            events += reader.GetInt64(6);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{groups} groups, {events} events"));
        return 0;
    }
}
