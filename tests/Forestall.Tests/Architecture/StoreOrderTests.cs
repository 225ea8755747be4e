using ArchUnitNET.Loader;
using Forestall.Store;

namespace Forestall.Tests.Architecture;

/// <summary>The store may use the rooms; the rooms know nothing of the store, and only one part of the store knows SQLite.</summary>
public sealed class StoreOrderTests
{
    private static readonly ArchUnitNET.Domain.Architecture Both = new ArchLoader().LoadAssemblies(typeof(Month).Assembly, typeof(Journal).Assembly).Build();

    [Fact]
    public void The_rooms_do_not_know_the_store()
    {
        Assert.DoesNotContain(typeof(Month).Assembly.GetReferencedAssemblies(), static a => a.Name is "Forestall.Store" or "Microsoft.Data.Sqlite");
        Assert.DoesNotContain(Users("Forestall.", "Forestall.Store"), static u => !u.StartsWith("Forestall.Store.", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_part_for_SQLite_knows_SQLite() =>
        Assert.DoesNotContain(Users("Forestall.Store.", "Microsoft.Data.Sqlite"), static u => !u.StartsWith("Forestall.Store.Sqlite.", StringComparison.Ordinal));

    [Fact]
    public void The_rule_finds_what_breaks_it() =>
        Assert.NotEmpty(Users("Forestall.Store.Sqlite.", "Microsoft.Data.Sqlite"));

    private static IEnumerable<string> Users(string of, string what) => Both.Types
        .Where(t => t.FullName.StartsWith(of, StringComparison.Ordinal))
        .Where(t => t.Dependencies.Any(d => d.Target.FullName.StartsWith(what, StringComparison.Ordinal)))
        .Select(static t => t.FullName);
}
