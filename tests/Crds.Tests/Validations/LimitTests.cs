using k8s.Models;
using PyOps.Crds.Validations;

namespace PyOps.Crds.Tests.Validations;

/// <summary>Input that is absurd by its size or its characters.</summary>
public class LimitTests
{
    private static readonly string mebibyte = new('x', 1024 * 1024);

    [Fact]
    public void A_spec_of_1_MB_is_told_what_is_too_much_of_it() =>
        Assert.Equal(
            "spec: has more than 65536 characters in command, args, env, health.exec, migration.command and annotations together: "
                + "move large values to a ConfigMap or a Secret",
            Assert.Single(Check(spec => spec.Args = [.. Enumerable.Repeat(new string('x', 32768), 32)])).ToString());

    [Fact]
    public void What_is_not_ASCII_is_no_larger_than_it_is_stored() =>
        Assert.Empty(Check(spec => spec.Args = [.. Enumerable.Repeat(new string('ü', 1000), 60)]));

    [Fact]
    public void A_megabyte_in_one_field_is_one_short_error()
    {
        Assert.Equal("spec.image: has 1048576 characters: at most 512 are allowed", Check(spec => spec.Image = mebibyte)[0].ToString());
        Assert.All(Check(spec => spec.Image = mebibyte), error => Assert.True(error.Message.Length < 300));
    }

    [Fact]
    public void A_variable_with_a_value_of_32_KiB_is_fine() =>
        Assert.Empty(Check(spec => spec.Env = [new V1EnvVar { Name = "SETTINGS", Value = new string('v', 32768) }]));

    [Fact]
    public void Five_hundred_variables_are_fine() =>
        Assert.Empty(Check(spec => spec.Env = Variables(500)));

    [Fact]
    public void One_variable_more_is_one_error() =>
        Assert.Equal(
            "spec.env: has 501 entries: at most 500 are allowed",
            Assert.Single(Check(spec => spec.Env = Variables(501))).ToString());

    [Fact]
    public void The_value_of_a_variable_is_never_shown() =>
        Assert.DoesNotContain(
            Check(spec => spec.Env =
            [
                new V1EnvVar { Name = "PORT", Value = "hunter2" },
                new V1EnvVar { Name = "PORT", Value = "hunter2", ValueFrom = new() },
                new V1EnvVar { Name = "", Value = "hunter2" + new string('2', 40000) },
            ]),
            error => error.Message.Contains("hunter2", StringComparison.Ordinal));

    [Fact]
    public void Characters_are_counted_as_the_server_counts_them() =>
        Assert.Empty(Check(spec => spec.PodAnnotations = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["a"] = string.Concat(Enumerable.Repeat("🎉", 8192)),
        }));

    [Fact]
    public void A_character_that_turns_the_text_around_is_not_shown() =>
        Assert.DoesNotContain('\u202E', Assert.Single(Check(spec => spec.Image = "shop\u202Egnp:1")).Message);

    [Fact]
    public void Nulls_in_lists_and_maps_are_errors_and_not_exceptions()
    {
        var errors = Check(spec =>
        {
            spec.Env = [null!];
            spec.EnvFrom = [null!];
            spec.Command = [null!];
            spec.Volumes = [null!];
            spec.VolumeMounts = [null!];
            spec.ImagePullSecrets = [null!];
            spec.PodLabels = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = null! };
            spec.Security = new() { WritablePaths = [null!] };
            spec.Health = new() { Exec = [null!] };
        });
        Assert.All(errors, error => Assert.Contains("is null", error.Message, StringComparison.Ordinal));
        Assert.True(errors.Count >= 8, string.Join('\n', errors));
    }

    [Fact]
    public void A_service_without_a_spec_is_told_so() =>
        Assert.Equal(
            "spec: is required: add it",
            Assert.Single(Validation.Check(new PythonService { Metadata = new() { Name = "shop" } })).ToString());

    private static IReadOnlyList<FieldError> Check(Action<PythonServiceSpec> change)
    {
        var service = new PythonService { Metadata = new() { Name = "shop" }, Spec = new() { Image = "shop:1" } };
        change(service.Spec);
        return Validation.Check(service);
    }

    private static List<V1EnvVar> Variables(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new V1EnvVar { Name = $"V{number}", Value = "v" })];
}
