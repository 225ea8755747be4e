using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Record;
using Forestall.Record.Curated;

namespace Forestall.Tests.Doctrine.Reading;

/// <summary>The instruments and doctrines that ship are right, and leave the record as it is.</summary>
public sealed class BuiltInFilesTests
{
    private static readonly InstrumentSet Instruments = DoctrineFiles.BuiltInInstruments(CuratedRecord.Embedded);

    [Fact]
    public void Every_class_has_an_instrument() =>
        Assert.Equal(5, Instruments.Instruments.Select(static i => i.Class).Distinct().Count());

    [Theory]
    [InlineData("none")]
    [InlineData("noncoercive")]
    [InlineData("last-resort")]
    [InlineData("coercive-prevention")]
    public void Each_doctrine_is_right_and_acts_unless_it_is_none(string name) =>
        Assert.Equal(name != "none", DoctrineFiles.BuiltInDoctrine(name, Instruments).Rules.Any(static r => r.Use.Count > 0));

    [Fact]
    public void Every_file_of_the_folder_is_named() =>
        Assert.Equal(
            DoctrineFiles.BuiltInNames.Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Checkout.Record, "doctrines")).Select(static f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));

    [Fact]
    public void Doctrine_noncoercive_uses_nothing_coercive()
    {
        var coercive = Instruments.Instruments.Where(static i => i.IsCoercive).Select(static i => i.Name);
        Assert.Empty(DoctrineFiles.BuiltInDoctrine("noncoercive", Instruments).Rules.SelectMany(static r => r.Use).Intersect(coercive));
    }

    [Fact]
    public void The_version_of_the_record_does_not_hang_on_them() =>
        Assert.Equal(ViolenceRecord.Embedded.Version, ViolenceRecord.Load(Checkout.Record).Version);
}
