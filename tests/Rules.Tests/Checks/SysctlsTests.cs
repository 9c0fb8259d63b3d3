namespace PyOps.Rules.Tests.Checks;

public class SysctlsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("securityContext: {sysctls: null}", "")]
    [InlineData("securityContext: {sysctls: []}", "")]
    [InlineData("securityContext: {sysctls: [{name: kernel.shm_rmid_forced, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.ip_local_port_range, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.ip_local_reserved_ports, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.ping_group_range, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.tcp_fin_timeout, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.tcp_keepalive_intvl, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.tcp_keepalive_probes, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.tcp_keepalive_time, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.tcp_notsent_lowat, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.tcp_rmem, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.tcp_slow_start_after_idle, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.tcp_syncookies, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.tcp_wmem, value: '1'}]}", "")]
    [InlineData("securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}]}", "securityContext.sysctls[0].name")]
    [InlineData("securityContext: {sysctls: [{name: net/ipv4/tcp_rmem, value: '1'}]}", "securityContext.sysctls[0].name")]
    [InlineData("securityContext: {sysctls: [{name: net.ipv4.tcp_rmem2, value: '1'}]}", "securityContext.sysctls[0].name")]
    [InlineData(
        "securityContext: {sysctls: [{name: kernel.shm_rmid_forced, value: '1'}, {name: kernel.sem, value: '1'}]}",
        "securityContext.sysctls[1].name")]
    [InlineData("securityContext: {sysctls: [{value: '1'}]}", "securityContext.sysctls[0].name")]
    [InlineData("securityContext: {sysctls: [null]}", "securityContext.sysctls[0].name")]
    [InlineData("containers: [{name: app, securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}]}}]", "")]
    [InlineData("os: {name: windows}, securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}]}", "securityContext.sysctls[0].name")]
    public void Kernel_parameters_are_safe(string spec, string found) => Given.Found("sysctls", spec, found);
}
